/**
 * Links to media items that last for as long as their owner says, for ever included.
 *
 * <p>Whoever has a link's token reads that one item. Of its secret, S3 holds the SHA-256 only: 256
 * random bits need no slower hash. A link needs no key of the deployment, so that it works whoever
 * issues the other tokens, and outlives their secret.
 *
 * <p>Objects: {@code media/{mediaId}/links/{linkId}.json}, written once; deleted with the item.
 *
 * <p>IAM actions: {@code s3:GetObject}, {@code s3:PutObject}, {@code s3:DeleteObject} on these, and
 * {@code s3:ListBucket} on the bucket; who only checks links needs {@code s3:GetObject} and {@code
 * s3:ListBucket}, without which S3 answers 403 in place of 404.
 */
@NullMarked
package dev.vivace.media.links;

import org.jspecify.annotations.NullMarked;
