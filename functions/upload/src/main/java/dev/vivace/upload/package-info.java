/**
 * The upload function: accepts bytes, small ones in the request itself and large ones by presigned
 * URLs straight to S3. What a client declares of type and size is not believed.
 *
 * <p>Sources: RFC 6266 and RFC 8187 for file names, RFC 7578 for {@code multipart/form-data}.
 *
 * <p>S3 objects: {@code media/{mediaId}/original}, {@code media/{mediaId}/record.json}, {@code
 * uploads/{uploadId}.json}.
 *
 * <p>IAM actions: {@code s3:PutObject}, {@code s3:GetObject}, {@code s3:AbortMultipartUpload},
 * {@code s3:ListMultipartUploadParts} on {@code media/*}; {@code s3:DeleteObject} on {@code
 * media/*}, to take back the first of several files when a later one can't be stored; {@code
 * s3:PutObject}, {@code s3:GetObject} on {@code uploads/*}; {@code s3:ListBucket} on the bucket.
 */
@NullMarked
package dev.vivace.upload;

import org.jspecify.annotations.NullMarked;
