package dev.vivace.media.upload;

import dev.vivace.media.FileName;
import dev.vivace.media.MediaType;
import dev.vivace.media.store.ItemLabel;

/**
 * The client's announcement of a file before it sends it.
 *
 * @param fileName its name
 * @param declaredContentType a hint at most; {@link MediaType#OCTET_STREAM} where the client says
 *     nothing
 * @param sizeBytes its length in bytes
 * @param label what its owner says of it
 */
public record NewUpload(
    FileName fileName, MediaType declaredContentType, long sizeBytes, ItemLabel label) {
  /** A file of which its owner says nothing. */
  public NewUpload(FileName fileName, MediaType declaredContentType, long sizeBytes) {
    this(fileName, declaredContentType, sizeBytes, ItemLabel.NONE);
  }
}
