/**
 * Sound of one session on its way from the decoder through the filter to the encoder, 10 ms at a
 * time.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.peer.audio;

import org.jspecify.annotations.NullMarked;
