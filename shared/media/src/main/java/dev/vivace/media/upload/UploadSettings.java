package dev.vivace.media.upload;

/**
 * The limit of uploads.
 *
 * @param maxSizeBytes longest file, at most {@link Uploads#MAX_SIZE_BYTES}
 */
public record UploadSettings(long maxSizeBytes) {

  /**
   * @throws IllegalArgumentException if {@code maxSizeBytes} is not from 1 to {@link
   *     Uploads#MAX_SIZE_BYTES}
   */
  public UploadSettings {
    if (maxSizeBytes < 1 || maxSizeBytes > Uploads.MAX_SIZE_BYTES) {
      throw new IllegalArgumentException(
          "maxSizeBytes must be from 1 to " + Uploads.MAX_SIZE_BYTES);
    }
  }
}
