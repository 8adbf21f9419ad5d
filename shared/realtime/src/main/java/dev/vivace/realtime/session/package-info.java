/**
 * Sessions in S3, under {@code realtime/{sessionId}/}: what was offered and answered, what is
 * wanted of the session, and how it fares.
 *
 * <p>IAM actions of whoever calls: {@code s3:GetObject}, {@code s3:PutObject} on {@code
 * realtime/*}; {@code s3:ListBucket} on the bucket, so that what is absent is a 404.
 */
@NullMarked
package dev.vivace.realtime.session;

import org.jspecify.annotations.NullMarked;
