/**
 * The stream function: PCM, a stored file or a live stream in, its encoding out while it is made,
 * by API Gateway's response streaming, or in the segments of HLS (RFC 8216). A stored file also
 * comes as it is (RFC 9110), for networks in which the bucket can't be reached.
 *
 * <p>Nothing is sent before the first encoded byte, so that a file that can't be decoded is
 * answered with a problem instead of an empty stream. A failure after that cuts the client's
 * connection.
 *
 * <p>IAM actions: {@code s3:GetObject} on {@code media/*}; {@code s3:ListBucket}, without which S3
 * answers 403 for an object that is not there; {@code s3:PutObject}, {@code
 * s3:AbortMultipartUpload} and {@code s3:DeleteObject} on {@code media/*}{@code /renditions/*};
 * {@code s3:GetObject} and {@code s3:PutObject} on {@code live/*}: a listener who notices that a
 * chunk is lost or a producer is gone writes that down; {@code s3:PutObject} and {@code
 * s3:DeleteObject} on {@code media/*}{@code /hls/*}. S3 objects: reads {@code
 * media/{mediaId}/original} and {@code live/{streamId}/}, writes {@code
 * media/{mediaId}/renditions/{name}}, {@code media/{mediaId}/hls/{rendition}/{number}}, {@code
 * live/{streamId}/broadcast/{rendition}/{number}} and {@code
 * live/{streamId}/bytes-before/{thousands}}, each once.
 */
@NullMarked
package dev.vivace.stream;

import org.jspecify.annotations.NullMarked;
