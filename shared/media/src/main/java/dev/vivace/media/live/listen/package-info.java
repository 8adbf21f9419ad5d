/**
 * Live streams as their listeners hear them: a {@link dev.vivace.media.live.listen.LivePcm} begins
 * at any place of a stream, waits for chunks that are still to come, and ends with the stream.
 *
 * <p>Objects: reads {@code live/{streamId}/}; writes {@code chunks/{number}} and {@code end.json}
 * where a chunk is lost or the producer is gone.
 *
 * <p>IAM actions: {@code s3:GetObject} and {@code s3:PutObject} on {@code live/*}, and {@code
 * s3:ListBucket} on the bucket.
 */
@NullMarked
package dev.vivace.media.live.listen;

import org.jspecify.annotations.NullMarked;
