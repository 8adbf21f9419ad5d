/**
 * Live streams: raw PCM that is stored in chunks while it is generated, heard by any number of
 * listeners from any place, and made a media item in the end. It is built on {@link
 * dev.vivace.media} and, for what becomes of a stream in the end, on {@link
 * dev.vivace.media.upload}, which know nothing of it.
 *
 * <p>Objects, all below {@code live/{streamId}/}: {@code stream.json}, {@code chunks/{number}},
 * {@code end.json}, {@code archive.json}, {@code broadcast/{rendition}/{number}} and {@code
 * bytes-before/{thousands}}. Whether a stream goes on, and what takes the place of a chunk that is
 * missing, is decided by the first conditional write of one of these (<a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional
 * writes</a>).
 *
 * <p>IAM actions:
 *
 * <ul>
 *   <li>{@link dev.vivace.media.live.LiveStreams}, {@link
 *       dev.vivace.media.live.listen.LiveListeners}, {@link
 *       dev.vivace.media.live.progress.LiveWatch} and {@link dev.vivace.media.live.LiveSegments}:
 *       {@code s3:GetObject} and {@code s3:PutObject} on {@code live/*}, and {@code s3:ListBucket}
 *       on the bucket.
 *   <li>{@link dev.vivace.media.live.archive.LiveArchive}: the same, and what uploads need on
 *       {@code media/*}.
 * </ul>
 */
@NullMarked
package dev.vivace.media.live;

import org.jspecify.annotations.NullMarked;
