/**
 * Which pages may read and write: the CORS rules of a bucket, as S3 follows them.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html">Using cross-origin
 *     resource sharing</a>
 */
@NullMarked
package dev.vivace.s3.cors;

import org.jspecify.annotations.NullMarked;
