/**
 * Sessions that run: how they fare, their parameters, their end.
 *
 * <p>S3 objects: {@code realtime/{sessionId}/session.json}, {@code control.json}, {@code
 * status.json}. IAM actions: {@code s3:GetObject}, {@code s3:PutObject} on {@code realtime/*}.
 */
@NullMarked
package dev.vivace.signal.session;

import org.jspecify.annotations.NullMarked;
