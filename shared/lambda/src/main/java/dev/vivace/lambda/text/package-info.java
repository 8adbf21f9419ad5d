/**
 * Text of others, made fit to be shown. Spec: Unicode's bidirectional algorithm (UAX #9, section 2)
 * for the marks that turn the direction of writing; ECMA-48 for what terminals act on.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.lambda.text;

import org.jspecify.annotations.NullMarked;
