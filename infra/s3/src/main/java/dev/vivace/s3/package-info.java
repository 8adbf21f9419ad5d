/**
 * An S3 for laptops and tests: S3Proxy in this process, on a folder that survives restarts. It
 * verifies signatures (AWS Signature Version 4, headers and presigned URLs) and honours {@code
 * If-None-Match: *} and {@code If-Match} on writes.
 *
 * <p>A guard before S3Proxy refuses what S3 refuses and S3Proxy takes: {@code docs/local-s3.md} has
 * the table of these rules, and what is not there. {@code access} has the key and its signatures,
 * {@code cors} the rules of a bucket, {@code http} the server, {@code store} the objects.
 *
 * <p>It touches only the folder it is given. There is no IAM in it: the one access key may do
 * everything.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/Welcome.html">Amazon S3 API</a>
 * @see <a href="https://github.com/gaul/s3proxy">S3Proxy</a>
 */
@NullMarked
package dev.vivace.s3;

import org.jspecify.annotations.NullMarked;
