/**
 * Functions in this process, on the embedded S3, of which everything that they ask of S3 is known;
 * and what strangers send them, of which S3 has to hear nothing.
 */
@NullMarked
package dev.vivace.e2e.recorded;

import org.jspecify.annotations.NullMarked;
