/**
 * The JSON of media items, uploads and playback URLs, the same in every function. Names are
 * camelCase, sizes are bytes, times are ISO 8601 in UTC, URLs are absolute. Members may be added,
 * never renamed; what is absent is left out. Every record writes itself.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.media.json;

import org.jspecify.annotations.NullMarked;
