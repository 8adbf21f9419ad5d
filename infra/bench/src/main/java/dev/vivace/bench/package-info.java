/**
 * Benchmarks that print a table, write the same as JSON, and fail where a target is missed. Figures
 * are compared within one run only: machines differ, and so do their moods.
 *
 * <p>IAM actions: none of its own. S3 objects: media items in an embedded S3 that ends with the
 * run.
 */
@NullMarked
package dev.vivace.bench;

import org.jspecify.annotations.NullMarked;
