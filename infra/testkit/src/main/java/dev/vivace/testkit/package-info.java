/**
 * Tools that the tests of all modules share: a real S3 on a temporary folder, clients of it, and a
 * proxy before it that fails on command. It depends on no module of {@code shared}: coordinates are
 * handed out as plain values.
 */
@NullMarked
package dev.vivace.testkit;

import org.jspecify.annotations.NullMarked;
