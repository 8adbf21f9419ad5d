/**
 * Filters of live video and sound, found as beans by their names, one instance a session. This
 * package knows neither WebRTC nor S3: a filter is tried with an array.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.realtime.filter;

import org.jspecify.annotations.NullMarked;
