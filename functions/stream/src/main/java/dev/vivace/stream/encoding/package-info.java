/**
 * Parts that all encodings have in common: the query that asks for one, its name, the body that is
 * encoded while it is sent, and what can be wrong.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.stream.encoding;

import org.jspecify.annotations.NullMarked;
