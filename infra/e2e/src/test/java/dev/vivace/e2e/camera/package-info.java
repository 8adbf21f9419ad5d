/** Real-time video: a browser's camera, through the local stack and back. */
@NullMarked
package dev.vivace.e2e.camera;

import org.jspecify.annotations.NullMarked;
