/**
 * Text of others, made fit to be shown or corrected, and the hashes of text.
 *
 * <p>Source: Unicode Standard Annex 9 (directional formatting characters); ECMA-48 (control
 * functions, by which a terminal is told what to do).
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.lambda.text;

import org.jspecify.annotations.NullMarked;
