/**
 * The pages and apps of the guides in Chromium: {@code make test-browser} runs these tests alone.
 */
@NullMarked
package dev.vivace.e2e.browser;

import org.jspecify.annotations.NullMarked;
