/**
 * The whole product, as a user meets it: the packages that are shipped, started by the local stack,
 * spoken to over HTTP.
 */
@NullMarked
package dev.vivace.e2e;

import org.jspecify.annotations.NullMarked;
