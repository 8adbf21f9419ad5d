/**
 * The MP3 of audio as a file whose bytes are encoded when they are asked for (RFC 9110, section 14;
 * of a growing one RFC 8673).
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.stream.mp3;

import org.jspecify.annotations.NullMarked;
