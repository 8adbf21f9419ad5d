/**
 * The servers that both ends find each other by: STUN (RFC 8489) and TURN (RFC 8656), with
 * credentials that expire (draft-uberti-behave-turn-rest-00, as coturn's {@code use-auth-secret}).
 *
 * <p>IAM actions: {@code secretsmanager:GetSecretValue} on the secret of the TURN server.
 */
@NullMarked
package dev.vivace.realtime.ice;

import org.jspecify.annotations.NullMarked;
