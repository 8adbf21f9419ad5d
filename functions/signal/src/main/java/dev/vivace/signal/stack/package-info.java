/**
 * The stack's own offer to everybody: its filters, its STUN and TURN servers.
 *
 * <p>S3 objects: none. IAM actions: {@code secretsmanager:GetSecretValue} on the secret of TURN.
 */
@NullMarked
package dev.vivace.signal.stack;

import org.jspecify.annotations.NullMarked;
