/**
 * The time and the cost of encoding audio, beside what people would use otherwise: {@code make
 * bench}. Prints tables, writes the same as JSON, and fails where a target is missed. Figures are
 * compared within one run only.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.bench.stream;

import org.jspecify.annotations.NullMarked;
