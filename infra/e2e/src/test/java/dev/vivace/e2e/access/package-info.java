/** Access by tokens and links, and the protection of the browsers that have it. */
@NullMarked
package dev.vivace.e2e.access;

import org.jspecify.annotations.NullMarked;
