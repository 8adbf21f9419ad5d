/**
 * Objects in a folder: S3Proxy's file backend, and what it lacks to be an S3 among concurrent
 * clients.
 *
 * <p>Keys {@code a} and {@code a/b} can't both exist, and a segment of a key has at most some 218
 * bytes.
 */
@NullMarked
package dev.vivace.s3.store;

import org.jspecify.annotations.NullMarked;
