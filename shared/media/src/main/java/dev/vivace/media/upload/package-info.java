/**
 * Uploads of files in parts: by presigned URLs straight to S3, or from the functions themselves. It
 * is built on {@link dev.vivace.media}, which knows nothing of it.
 *
 * <p>Objects: {@code uploads/{uploadId}.json}, {@code media/{mediaId}/original}, which S3 makes of
 * the parts, and {@code uploads/{mediaId}.copy.json} where a long one was declared of another type
 * than it is of.
 *
 * <p>Concurrency is the atomicity of S3's multipart uploads: of an abort and a completion exactly
 * one wins. What {@code uploads/{uploadId}.json} says is changed by conditional writes (<a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional
 * writes</a>), and may lag behind.
 *
 * <p>IAM actions, on the bucket's {@code media/*} and {@code uploads/*}:
 *
 * <ul>
 *   <li>{@link dev.vivace.media.upload.Uploads}: {@code s3:GetObject}, {@code s3:PutObject}, {@code
 *       s3:AbortMultipartUpload}, {@code s3:ListMultipartUploadParts}, and {@code s3:ListBucket} on
 *       the bucket.
 *   <li>{@link dev.vivace.media.upload.UploadUrls}: {@code s3:PutObject} for whoever signs.
 * </ul>
 */
@NullMarked
package dev.vivace.media.upload;

import org.jspecify.annotations.NullMarked;
