package dev.vivace.media.store;

import dev.vivace.media.MediaType;

/**
 * An encoding of a media item, made once and kept beside it.
 *
 * @param name its name within the item
 * @param contentType its media type
 * @param sizeBytes its length in bytes
 */
public record Rendition(RenditionName name, MediaType contentType, long sizeBytes) {}
