package dev.vivace.media.upload;

import dev.vivace.media.MediaId;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * A media item's object that is to be made of parts.
 *
 * @param mediaId what the item will be called
 * @param parts how it is cut
 * @param multipartId S3's name for the multipart upload
 */
public record PartedOriginal(MediaId mediaId, PartPlan parts, String multipartId) {
  /** Whether a part has the length that the plan gives it. */
  public boolean isWhole(Part part) {
    int number = part.partNumber();
    return number <= parts.partCount() && part.size() == parts.sizeOf(number);
  }
}
