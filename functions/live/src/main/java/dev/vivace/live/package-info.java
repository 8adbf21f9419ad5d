/**
 * The live function: takes audio while it is generated, as numbered chunks of raw PCM, and makes a
 * media item of it in the end. Who listens asks the stream function.
 *
 * <p>S3 objects: {@code live/{streamId}/stream.json}, {@code chunks/{number}}, {@code end.json},
 * {@code archive.json}; {@code media/{mediaId}/original}.
 *
 * <p>IAM actions: {@code s3:PutObject}, {@code s3:GetObject} on {@code live/*}; {@code
 * s3:PutObject}, {@code s3:GetObject}, {@code s3:ListMultipartUploadParts} on {@code media/*};
 * {@code s3:ListBucket} on the bucket.
 */
@NullMarked
package dev.vivace.live;

import org.jspecify.annotations.NullMarked;
