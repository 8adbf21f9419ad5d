/**
 * The wiring that signal and peer share: configuration from the environment, and beans.
 *
 * <p>IAM actions: none of its own. S3 objects: none.
 */
@NullMarked
package dev.vivace.realtime.wiring;

import org.jspecify.annotations.NullMarked;
