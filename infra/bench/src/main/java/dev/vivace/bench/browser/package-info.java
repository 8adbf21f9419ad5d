/** Chromium without a screen, for benches that measure what a page gets. */
@NullMarked
package dev.vivace.bench.browser;

import org.jspecify.annotations.NullMarked;
