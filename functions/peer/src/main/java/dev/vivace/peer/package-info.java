/**
 * The peer function: one invocation is one session of real-time video. It answers a browser's
 * offer, filters each frame and sends it back (WebRTC 1.0).
 *
 * <p>S3 objects: {@code realtime/{sessionId}/…}; see {@link dev.vivace.realtime}.
 *
 * <p>IAM actions: {@code s3:GetObject}, {@code s3:PutObject} on {@code realtime/*}; {@code
 * s3:ListBucket} on the bucket.
 */
@NullMarked
package dev.vivace.peer;

import org.jspecify.annotations.NullMarked;
