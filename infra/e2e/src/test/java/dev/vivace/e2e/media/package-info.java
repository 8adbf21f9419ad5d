/**
 * Files that go up, come back and are refused, by every way there is, CloudFront and a crash
 * included.
 */
@NullMarked
package dev.vivace.e2e.media;

import org.jspecify.annotations.NullMarked;
