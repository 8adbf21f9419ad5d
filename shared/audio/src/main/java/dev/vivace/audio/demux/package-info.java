/**
 * Containers: which kinds of file are opened, by a closed list, and the packets and sample tables
 * in them.
 *
 * <p>Sources: ISO/IEC 14496-12 (ISO base media), RFC 9559 (Matroska), RFC 3533 (Ogg), RFC 9639
 * (FLAC), Microsoft's "Multimedia Programming Interface" (RIFF WAVE).
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.audio.demux;

import org.jspecify.annotations.NullMarked;
