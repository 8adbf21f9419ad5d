/**
 * The packages that are deployed, started as Lambda starts them: by {@code bootstrap}, with a
 * Runtime API and nothing else around it.
 */
@NullMarked
package dev.vivace.e2e.packages;

import org.jspecify.annotations.NullMarked;
