/** The console in Chromium: {@code make test-browser} runs these tests alone. */
@NullMarked
package dev.vivace.e2e.console;

import org.jspecify.annotations.NullMarked;
