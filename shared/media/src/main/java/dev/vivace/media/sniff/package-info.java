/**
 * The media type of a file, by its first bytes, its name and, where they are silent, what its
 * sender declared (WHATWG MIME Sniffing, and Apache Tika's table, of which the build keeps what is
 * told apart here).
 *
 * <p>Sources: ISO/IEC 14496-12 (ISO base media), RFC 9559 and RFC 8794 (Matroska, EBML), RFC 3533
 * (Ogg), ISO/IEC 11172-3 and 13818-3 (MPEG audio), ISO/IEC 13818-1 and 13818-7 (transport streams,
 * ADTS), id3.org (ID3v2).
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.media.sniff;

import org.jspecify.annotations.NullMarked;
