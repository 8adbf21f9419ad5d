/**
 * HLS (RFC 8216) as arithmetic: a segment is a function of PCM, a rendition and a number, and a
 * playlist one of the number of sample frames. Whoever computes a segment, and whenever, gives the
 * same sound: an encoder begins some frames early, and no frame depends on samples that another
 * segment lacks.
 *
 * <p>Segments are fragments of MP4 (ISO/IEC 14496-12) with AAC-LC (ISO/IEC 14496-3; in MP4
 * 14496-14) or FLAC (RFC 9639; "Encapsulation of FLAC in ISO Base Media File Format", 0.0.4). Init
 * segments and silence are written without an encoder.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.audio.hls;

import org.jspecify.annotations.NullMarked;
