/**
 * The formats that can be encoded, with their media types, codecs, containers, bit rates and sample
 * rates, and the plan that one encoding follows.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.audio.format;

import org.jspecify.annotations.NullMarked;
