/**
 * HLS (RFC 8216) of live streams and stored items: playlists that are arithmetic, and segments that
 * are made when somebody asks for the first time. Behind a cache that joins requests for one
 * address, it is asked as often for a million listeners as for one; without a listener it is asked
 * nothing.
 *
 * <p>IAM actions: {@code s3:GetObject} and {@code s3:PutObject} on {@code live/*}; {@code
 * s3:GetObject} on {@code media/*}; {@code s3:PutObject} and {@code s3:DeleteObject} on {@code
 * media/*}{@code /hls/*}; {@code s3:ListBucket}. S3 objects: writes {@code
 * live/{streamId}/broadcast/{rendition}/{number}}, {@code live/{streamId}/bytes-before/{thousands}}
 * and {@code media/{mediaId}/hls/{rendition}/{number}}, each once.
 */
@NullMarked
package dev.vivace.stream.hls;

import org.jspecify.annotations.NullMarked;
