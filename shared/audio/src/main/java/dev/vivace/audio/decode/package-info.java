/**
 * Media files as PCM: a {@link dev.vivace.audio.decode.MediaDecoder} reads the first audio track of
 * a file, from its beginning or from any sample frame, with the same samples whichever way it came
 * there.
 *
 * <p>Pre-roll: MP3's bit reservoir (ISO/IEC 11172-3, 2.4.3.4), Opus' 80 ms (RFC 7845, section 4.6),
 * AAC's and Vorbis' one packet. Gapless playback follows the container's edit list or padding.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.audio.decode;

import org.jspecify.annotations.NullMarked;
