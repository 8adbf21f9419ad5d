/**
 * Audio in the body of a request.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.stream.posted;

import org.jspecify.annotations.NullMarked;
