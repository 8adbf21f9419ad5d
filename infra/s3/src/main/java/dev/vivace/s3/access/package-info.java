/**
 * Access: the key, and the signatures that are made with it.
 *
 * <p>Every request is authenticated before its body is read, in S3's order and with S3's answers.
 * The table of rules is in {@code docs/local-s3.md}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html">
 *     Authenticating requests (AWS Signature Version 4)</a>
 */
@NullMarked
package dev.vivace.s3.access;

import org.jspecify.annotations.NullMarked;
