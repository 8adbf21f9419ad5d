/**
 * An S3 for laptops and tests: S3Proxy in this process, on a folder that survives restarts. It
 * verifies signatures (AWS Signature Version 4, headers and presigned URLs) and honours {@code
 * If-None-Match: *} and {@code If-Match} on writes.
 *
 * <p>It touches only the folder it is given. There is no IAM in it: the one access key may do
 * everything.
 *
 * <p>Not there, and answered 501: tagging, bucket configuration, reading by {@code partNumber}, the
 * marker of {@code ListParts}. Keys {@code a} and {@code a/b} can't both exist, and a segment of a
 * key has at most some 218 bytes.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/Welcome.html">Amazon S3 API</a>
 * @see <a href="https://github.com/gaul/s3proxy">S3Proxy</a>
 */
@NullMarked
package dev.vivace.s3;

import org.jspecify.annotations.NullMarked;
