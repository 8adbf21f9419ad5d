/** A local stack with the packages of this build, for benchmarks that go through all of it. */
@NullMarked
package dev.vivace.bench.stack;

import org.jspecify.annotations.NullMarked;
