package dev.vivace.media.upload;

import dev.vivace.media.FileName;
import dev.vivace.media.MediaId;
import dev.vivace.media.store.ItemLabel;

/**
 * A media item on its way in.
 *
 * @param id the upload's name
 * @param mediaId what the item will be called
 * @param fileName name of the file
 * @param parts how it is cut into parts
 * @param multipartId S3's name for the multipart upload
 * @param label what the item's owner says of it
 */
public record Upload(
    UploadId id,
    MediaId mediaId,
    FileName fileName,
    PartPlan parts,
    String multipartId,
    ItemLabel label) {

  /** The object that it becomes. */
  public PartedOriginal original() {
    return new PartedOriginal(mediaId, parts, multipartId);
  }

  /** The declared length in bytes. */
  public long sizeBytes() {
    return parts.sizeBytes();
  }
}
