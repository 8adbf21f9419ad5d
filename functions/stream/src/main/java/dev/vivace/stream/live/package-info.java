/**
 * Live streams as encoded sound: from their start, from now or from a place, and as an MP3 file
 * that grows.
 *
 * <p>IAM actions and objects: those of {@code dev.vivace.media.live.listen}.
 */
@NullMarked
package dev.vivace.stream.live;

import org.jspecify.annotations.NullMarked;
