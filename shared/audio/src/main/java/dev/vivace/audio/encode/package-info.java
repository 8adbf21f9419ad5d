/**
 * PCM as an encoded stream: {@link dev.vivace.audio.encode.Transcoder} encodes a whole input,
 * {@link dev.vivace.audio.encode.AudioEncoder} what it is given block by block. Bytes leave as soon
 * as the format lets them, and do not depend on the sizes of the blocks.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.audio.encode;

import org.jspecify.annotations.NullMarked;
