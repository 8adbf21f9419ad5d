/**
 * Conditional requests and ranges (RFC 9110, sections 8.8, 13 and 14).
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.stream.range;

import org.jspecify.annotations.NullMarked;
