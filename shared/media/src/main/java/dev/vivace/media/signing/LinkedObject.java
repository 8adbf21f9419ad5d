package dev.vivace.media.signing;

import dev.vivace.media.MediaType;

/**
 * An object, and what its answer is to say of it in place of what S3 has stored.
 *
 * @param key in the bucket
 * @param contentType {@code Content-Type}
 * @param contentDisposition {@code Content-Disposition}, in ASCII
 */
record LinkedObject(String key, MediaType contentType, String contentDisposition) {}
