/**
 * Stored items: encoded, from a rendition, or as they are.
 *
 * <p>IAM actions: {@code s3:GetObject} on {@code media/*}; {@code s3:PutObject}, {@code
 * s3:AbortMultipartUpload} and {@code s3:DeleteObject} on {@code media/*}{@code /renditions/*}. S3
 * objects: reads {@code media/{mediaId}/original}, writes {@code media/{mediaId}/renditions/{name}}
 * once.
 */
@NullMarked
package dev.vivace.stream.stored;

import org.jspecify.annotations.NullMarked;
