/**
 * Media items and presigned URLs for them, kept in one private S3 bucket, and what uploads and live
 * streams share with them: ids, keys, conditional writes. Object keys are the schema; there is no
 * other database, and nothing is remembered between calls but the clients.
 *
 * <p>Objects: {@code media/{mediaId}/original}, {@code media/{mediaId}/renditions/{name}}, {@code
 * media/{mediaId}/hls/{rendition}/{number}}, {@code media/{mediaId}/links/{linkId}.json}, {@code
 * media/{mediaId}/readings/{reading}}, {@code media/{mediaId}/record.json}.
 *
 * <p>Concurrency is S3's conditional writes (<a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional
 * writes</a>). File names travel as {@code Content-Disposition} (RFC 6266 with RFC 8187).
 *
 * <p>IAM actions, on the bucket's {@code media/*}:
 *
 * <ul>
 *   <li>{@link dev.vivace.media.store.MediaStore}: {@code s3:GetObject}, {@code s3:PutObject},
 *       {@code s3:DeleteObject}, {@code s3:AbortMultipartUpload} for renditions, and {@code
 *       s3:ListBucket} on the bucket. Without {@code s3:ListBucket} S3 answers 403 in place of 404.
 *   <li>{@link dev.vivace.media.signing.PlaybackUrls}: {@code s3:GetObject} for whoever signs.
 * </ul>
 */
@NullMarked
package dev.vivace.media;

import org.jspecify.annotations.NullMarked;
