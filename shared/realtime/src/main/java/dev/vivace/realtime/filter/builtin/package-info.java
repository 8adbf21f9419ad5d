/**
 * The filters that come with Vivace, in plain Java. Their arithmetic is on whole planes, row by
 * row, as the JVM's compiler makes vectors of such loops.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.realtime.filter.builtin;

import org.jspecify.annotations.NullMarked;
