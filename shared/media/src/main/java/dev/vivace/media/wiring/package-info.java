/**
 * The wiring that the functions share: configuration from the environment, clients of S3, and the
 * Micronaut context that makes a function of them. Only here are clients made.
 *
 * <p>IAM actions: none of its own. S3 objects: none.
 */
@NullMarked
package dev.vivace.media.wiring;

import org.jspecify.annotations.NullMarked;
