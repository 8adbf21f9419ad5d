/**
 * The local stack with this build's packages, and what the tests of the whole share: a client,
 * samples, ports, large files.
 */
@NullMarked
package dev.vivace.e2e.stack;

import org.jspecify.annotations.NullMarked;
