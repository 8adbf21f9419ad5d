/**
 * PCM, encoders and decoders: PCM or any common media file in, an encoded stream out, while it is
 * read.
 *
 * <p>The work is done by FFmpeg's libraries inside this process (libavformat, libavcodec,
 * libswresample; MP3 by LAME, the one inside them or a library of its own), with own read, seek and
 * write callbacks and without child processes. The package knows nothing of AWS, HTTP or S3: bytes
 * come from a {@link dev.vivace.audio.io.ByteSource} or an {@link java.io.InputStream} and go to an
 * {@link java.io.OutputStream}. It needs no IAM action and touches no S3 object.
 *
 * <p>Input is treated as hostile: containers and codecs are a closed list, nothing but the given
 * source is ever opened, and {@link dev.vivace.audio.DecodeLimits} bound what a file may ask for.
 * Samples that are no numbers are silenced before they reach an encoder.
 *
 * <p>{@link dev.vivace.audio.encode.Transcoder} encodes a whole input; {@link
 * dev.vivace.audio.mp3.Mp3Layout} and {@link dev.vivace.audio.mp3.Mp3Range} give any bytes of an
 * MP3 that was never encoded, and {@link dev.vivace.audio.hls.SegmentMaker} any segment of HLS.
 *
 * <p>MP3: ISO/IEC 11172-3 and 13818-3, layer III; sample rates below 16 kHz are the MPEG-2.5
 * extension. AAC: ISO/IEC 13818-7 and 14496-3. Opus: RFC 6716, in Ogg RFC 7845. FLAC: RFC 9639.
 */
@NullMarked
package dev.vivace.audio;

import org.jspecify.annotations.NullMarked;
