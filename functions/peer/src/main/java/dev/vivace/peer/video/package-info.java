/**
 * Frames of one session on their way from the decoder through the filter to the encoders. A frame
 * is owned by whoever has it: it is passed on, or released once.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.peer.video;

import org.jspecify.annotations.NullMarked;
