/**
 * Durations of files and sizes of their pictures, told by a light look: at most three parts of 64
 * KiB, and no decoder. A file that does not tell, or tells nonsense, is of unknown dimensions.
 *
 * <p>Sources: ISO/IEC 14496-12 (MP4, QuickTime and 3GPP), ISO/IEC 23008-12 (HEIF and AVIF), RFC
 * 9559 (Matroska, WebM), RFC 3533, 7845 and the Vorbis, Speex, Theora and FLAC mappings (Ogg), RFC
 * 9639 (FLAC), ISO/IEC 11172-3 with the Xing, Info and VBRI headers (MP3), Microsoft's "Multimedia
 * Programming Interface" and EBU Tech 3306 (WAV), the PNG specification (W3C), GIF89a, RFC 9649
 * (WebP), ITU-T T.81 (JPEG) and JEITA CP-3451 (Exif).
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.media.dimensions;

import org.jspecify.annotations.NullMarked;
