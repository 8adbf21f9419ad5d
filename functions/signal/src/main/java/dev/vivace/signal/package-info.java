/**
 * The signalling function: takes WebRTC offers over HTTP and answers them with what a peer says
 * (WHIP, RFC 9725; WHEP, draft-ietf-wish-whep), and whatever else is asked or wanted of a session.
 *
 * <p>S3 objects: {@code realtime/{sessionId}/…}; see {@link dev.vivace.realtime}.
 *
 * <p>IAM actions: {@code s3:GetObject}, {@code s3:PutObject} on {@code realtime/*}; {@code
 * s3:ListBucket} on the bucket; {@code lambda:InvokeFunction} on the peer.
 */
@NullMarked
package dev.vivace.signal;

import org.jspecify.annotations.NullMarked;
