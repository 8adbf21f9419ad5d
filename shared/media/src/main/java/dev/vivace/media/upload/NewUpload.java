package dev.vivace.media.upload;

import dev.vivace.media.FileName;
import dev.vivace.media.MediaType;

/**
 * The client's announcement of a file before it sends it.
 *
 * @param fileName its name
 * @param declaredContentType a hint at most; {@link MediaType#OCTET_STREAM} where the client says
 *     nothing
 * @param sizeBytes its length in bytes
 */
public record NewUpload(FileName fileName, MediaType declaredContentType, long sizeBytes) {}
