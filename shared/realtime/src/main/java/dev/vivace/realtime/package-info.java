/**
 * Real-time video: a camera's frames go to a function, are filtered and come back, over WebRTC. All
 * of a session is in S3, so that any copy of any function answers any request.
 *
 * <p>Two functions share this module. <em>Signal</em> answers HTTP (WHIP, RFC 9725, and what is
 * beside it): it stores an offer, invokes <em>peer</em> asynchronously with {@code
 * {"sessionId":"01…","offer":0}} and waits for the answer in S3. <em>Peer</em> is one invocation
 * for one session: it answers the offers, filters and reports. Objects under {@code
 * realtime/{sessionId}/}, all of them JSON:
 *
 * <ul>
 *   <li>{@code session.json}: signal, once. Which filters, which model, whose successor.
 *   <li>{@code offers/{n}}: signal, once each. 0 is the camera's; from 1 on they are viewers'.
 *   <li>{@code answers/{n}}: the peer, or signal that gave up waiting; once, and who comes second
 *       has lost: a peer closes the connection then, and of offer 0 the invocation. An answer is an
 *       SDP or a {@linkplain dev.vivace.realtime.session.Refusal refusal}.
 *   <li>{@code candidates/{n}/{seq}}: signal, once each, from 0 without gaps. The peer asks for the
 *       next one while connection n is being made.
 *   <li>{@code control.json}: both, by {@code If-Match}. Parameters, the number of offers, viewers
 *       that have left, stop. The peer reads it once a second.
 *   <li>{@code status.json}: the peer alone, every other second and at the end.
 * </ul>
 *
 * <p>IAM actions: those of the functions; see their packages.
 */
@NullMarked
package dev.vivace.realtime;

import org.jspecify.annotations.NullMarked;
