/**
 * Audio that this function generates itself: sources by name, each a Java class.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.stream.generated;

import org.jspecify.annotations.NullMarked;
