/**
 * Media items and their renditions.
 *
 * <p>Objects: {@code media/{mediaId}/original}, {@code media/{mediaId}/renditions/{name}}, {@code
 * media/{mediaId}/readings/{reading}}; each is written once. {@code media/{mediaId}/record.json},
 * replaced by conditional writes.
 *
 * <p>IAM actions, on {@code media/*}: {@code s3:GetObject}, {@code s3:PutObject}, {@code
 * s3:DeleteObject}, {@code s3:AbortMultipartUpload} for renditions, and {@code s3:ListBucket} on
 * the bucket, without which S3 answers 403 in place of 404.
 */
@NullMarked
package dev.vivace.media.store;

import org.jspecify.annotations.NullMarked;
