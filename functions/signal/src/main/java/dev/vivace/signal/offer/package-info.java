/**
 * Offers and what comes after them: those of cameras (WHIP, RFC 9725), those of viewers (WHEP,
 * draft-ietf-wish-whep), candidates (RFC 8840).
 *
 * <p>S3 objects: {@code realtime/{sessionId}/session.json}, {@code offers/{n}}, {@code
 * answers/{n}}, {@code candidates/{n}/{seq}}, {@code control.json}; {@code
 * media/{mediaId}/original} of models. IAM actions: {@code s3:GetObject}, {@code s3:PutObject} on
 * {@code realtime/*}, {@code s3:GetObject} on {@code media/*}, {@code lambda:InvokeFunction} on the
 * peer.
 */
@NullMarked
package dev.vivace.signal.offer;

import org.jspecify.annotations.NullMarked;
