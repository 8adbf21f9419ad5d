/**
 * One bucket of S3, and how it is used: conditional writes, content with its checksum, multipart
 * uploads, small JSON objects, reads side by side.
 *
 * <p>Sources: AWS, <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional
 * writes</a>: 412 tells that somebody was first, 409 that the request is to be sent again.
 *
 * <p>IAM actions and objects: those of whoever calls.
 */
@NullMarked
package dev.vivace.media.s3;

import org.jspecify.annotations.NullMarked;
