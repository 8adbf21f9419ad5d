/**
 * The progress of live streams, told by one request to S3 however long they are: what is known of
 * the beginning never changes, so it is remembered by the process that saw it, and marked in S3 for
 * those that did not.
 *
 * <p>Objects: reads {@code live/{streamId}/}; writes {@code bytes-before/{thousands}} once, and
 * {@code chunks/{number}} and {@code end.json} where a chunk is lost or the producer is gone.
 *
 * <p>IAM actions: {@code s3:GetObject} and {@code s3:PutObject} on {@code live/*}, and {@code
 * s3:ListBucket} on the bucket.
 */
@NullMarked
package dev.vivace.media.live.progress;

import org.jspecify.annotations.NullMarked;
