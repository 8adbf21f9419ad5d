/** The product, or copies of it, behind the reverse proxies of the guides. */
@NullMarked
package dev.vivace.e2e.proxies;

import org.jspecify.annotations.NullMarked;
