/**
 * Sample rates, channels and sample formats converted by libswresample, with a count of sample
 * frames that is known before: rounding is decided once, in {@link
 * dev.vivace.audio.resample.RateConversion}.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.audio.resample;

import org.jspecify.annotations.NullMarked;
