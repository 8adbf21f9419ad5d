/**
 * Models of sessions, which are media items, and the filters that wait for them.
 *
 * <p>S3 objects: {@code media/{mediaId}/original}. IAM actions: {@code s3:GetObject} on {@code
 * media/*}.
 */
@NullMarked
package dev.vivace.peer.models;

import org.jspecify.annotations.NullMarked;
