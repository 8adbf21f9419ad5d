package dev.vivace.media.upload;

import dev.vivace.media.FileName;
import dev.vivace.media.MediaId;
import dev.vivace.media.store.ItemLabel;

/**
 * The content of {@code uploads/{uploadId}.json}.
 *
 * @param protocol by which rules the bytes arrive
 * @param phase how far it is
 * @param mediaId what the media item will be called
 * @param fileName its file's name
 * @param sizeBytes declared length
 * @param partSizeBytes length of a part
 * @param multipartId S3's name for the multipart upload
 * @param label what the item's owner says of it
 */
record UploadState(
    Protocol protocol,
    Phase phase,
    String mediaId,
    String fileName,
    long sizeBytes,
    long partSizeBytes,
    String multipartId,
    ItemLabel label) {

  /** By which rules the bytes arrive. */
  enum Protocol {
    PRESIGNED
  }

  /**
   * The progress of an upload. The multipart upload decides; this remembers the outcome, and may
   * lag behind after a crash.
   */
  enum Phase {
    OPEN,
    COMPLETE,
    ABORTED
  }

  static UploadState open(Upload upload) {
    return new UploadState(
        Protocol.PRESIGNED,
        Phase.OPEN,
        upload.mediaId().value(),
        upload.fileName().value(),
        upload.sizeBytes(),
        upload.parts().partSizeBytes(),
        upload.multipartId(),
        upload.label());
  }

  UploadState in(Phase other) {
    return new UploadState(
        protocol, other, mediaId, fileName, sizeBytes, partSizeBytes, multipartId, label);
  }

  Upload upload(UploadId id) {
    return new Upload(
        id,
        new MediaId(mediaId),
        new FileName(fileName),
        new PartPlan(sizeBytes, partSizeBytes),
        multipartId,
        label);
  }
}
