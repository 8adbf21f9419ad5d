/**
 * One session from its offer to its end: what is wanted of it is read from S3 once a second, and
 * how it fares is written there.
 *
 * <p>S3 objects: {@code realtime/{sessionId}/…}; see {@link dev.vivace.realtime.session}.
 *
 * <p>IAM actions: {@code s3:GetObject}, {@code s3:PutObject} on {@code realtime/*}; {@code
 * s3:ListBucket} on the bucket.
 */
@NullMarked
package dev.vivace.peer.session;

import org.jspecify.annotations.NullMarked;
