/**
 * URLs that let a client at one object for a time: presigned by Signature Version 4, or signed for
 * CloudFront, for the very address that the client will use.
 *
 * <p>IAM actions: {@code s3:GetObject} on {@code media/*} for whoever signs. S3 objects: none is
 * read or written.
 */
@NullMarked
package dev.vivace.media.signing;

import org.jspecify.annotations.NullMarked;
