/**
 * The clients against the product, and what they are good for when everything around them fails.
 */
@NullMarked
package dev.vivace.e2e.clients;

import org.jspecify.annotations.NullMarked;
