/**
 * Any bytes of an MP3 that was never encoded as a whole: at a constant bit rate without bit
 * reservoir a frame's place and length are arithmetic, and an encoder that begins some frames early
 * yields the bytes of the one continuous encoding.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.audio.mp3;

import org.jspecify.annotations.NullMarked;
