/**
 * The playback function: describes, lists, links and deletes media items. No file is read to make a
 * URL; a data URL of a small item is the one exception.
 *
 * <p>Sources: RFC 9110, sections 15.4.3 (302) and 8.8 (content of HEAD); RFC 2397 for data URLs;
 * oEmbed 1.0; RFC 8288 for links.
 *
 * <p>S3 objects: {@code media/{mediaId}/original}, {@code media/{mediaId}/renditions/{name}},
 * {@code media/{mediaId}/links/{linkId}.json}, {@code media/{mediaId}/record.json}, {@code
 * media/{mediaId}/readings/{reading}}.
 *
 * <p>IAM actions: {@code s3:GetObject}, {@code s3:DeleteObject} on {@code media/*}, {@code
 * s3:PutObject} on links, records and readings, and {@code s3:ListBucket} on the bucket.
 */
@NullMarked
package dev.vivace.playback;

import org.jspecify.annotations.NullMarked;
