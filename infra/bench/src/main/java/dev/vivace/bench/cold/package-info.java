/**
 * The time that functions take to start: {@code make bench-cold}. Prints a table, writes the same
 * as JSON, and fails where a target is missed. Figures are compared within one run only: machines
 * differ, and so do their moods.
 *
 * <p>IAM actions: none of its own. S3 objects: media items in an embedded S3 that ends with the
 * run.
 */
@NullMarked
package dev.vivace.bench.cold;

import org.jspecify.annotations.NullMarked;
