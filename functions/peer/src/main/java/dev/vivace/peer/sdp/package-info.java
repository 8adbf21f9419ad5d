/**
 * Offers made fit for libwebrtc, and answers for browsers (SDP, RFC 8866; JSEP, RFC 9429). What
 * comes in was checked by the signalling function.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.peer.sdp;

import org.jspecify.annotations.NullMarked;
