/**
 * Tokens as they are sent: in the header, in the query (RFC 6750), and those of links that last.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.lambda.token;

import org.jspecify.annotations.NullMarked;
