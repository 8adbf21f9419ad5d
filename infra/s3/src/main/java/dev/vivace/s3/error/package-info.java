/**
 * S3's errors, in XML.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">Error
 *     responses</a>
 */
@NullMarked
package dev.vivace.s3.error;

import org.jspecify.annotations.NullMarked;
