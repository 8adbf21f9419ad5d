/**
 * Permissions: bearer tokens (RFC 6750) that are signed JWTs (RFC 7519), checked before an
 * application is asked.
 *
 * <p>Each route asks for a scope (RFC 6749, section 3.3). A token is verified by the one key that
 * its algorithm is pinned to: HS256 by a secret of this deployment, RS256 and ES256 by the keys of
 * an OpenID Connect issuer (RFC 8725, section 3.1). No text of an exception, no log line and no
 * {@code toString} holds a token or a secret.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.lambda.access;

import org.jspecify.annotations.NullMarked;
