/**
 * The address under which a client sees the API: it comes from configuration; {@code Forwarded}
 * (RFC 7239) and {@code X-Forwarded-*} choose among the configured ones, and count from trusted
 * proxies only. Callers beside the API ask for a second configured one by the query.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.lambda.forwarded;

import org.jspecify.annotations.NullMarked;
