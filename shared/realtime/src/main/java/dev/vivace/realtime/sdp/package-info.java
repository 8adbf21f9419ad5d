/**
 * Session descriptions that somebody sent (SDP, RFC 8866; offers of JSEP, RFC 9429; fragments of
 * trickle ICE, RFC 8840), checked before anything is stored or handed to native code.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.realtime.sdp;

import org.jspecify.annotations.NullMarked;
