/**
 * Native memory and its owners: allocations of FFmpeg's libraries that are freed once, on every
 * path.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.audio.natives;

import org.jspecify.annotations.NullMarked;
