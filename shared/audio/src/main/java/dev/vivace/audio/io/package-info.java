/**
 * Bytes for FFmpeg's libraries: sources and sinks of bytes behind libavformat's AVIO callbacks. A
 * failure inside a callback is kept and thrown where the native call returns.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.audio.io;

import org.jspecify.annotations.NullMarked;
