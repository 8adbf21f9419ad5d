/**
 * libmp3lame by {@code java.lang.foreign} (JEP 454), where the library is installed: MPEG audio
 * layer III, ISO/IEC 11172-3 and 13818-3.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.audio.lame;

import org.jspecify.annotations.NullMarked;
