/**
 * The shape of raw PCM, which says nothing about itself: what a producer declares, a live stream is
 * stored with, and an encoder is fed by. There are no natives in here, so that a function which
 * only takes samples in does not carry an encoder.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.pcm;

import org.jspecify.annotations.NullMarked;
