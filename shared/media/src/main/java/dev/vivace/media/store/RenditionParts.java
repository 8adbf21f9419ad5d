package dev.vivace.media.store;

import dev.vivace.media.s3.ConditionalWrites;
import dev.vivace.media.s3.MultipartUpload;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * The parts of a rendition, one after the other, but for the first, which comes last. Not thread
 * safe.
 */
final class RenditionParts {
  private final MultipartUpload upload;
  private final List<CompletedPart> sent = new ArrayList<>();
  private long sentBytes;

  RenditionParts(MultipartUpload upload) {
    this.upload = upload;
  }

  /** Sends the next part behind the first. */
  void send(byte[] content) {
    sent.add(upload.send(sent.size() + 2, content));
    sentBytes += content.length;
  }

  /** Sends the first part; no other may follow. */
  void sendFirst(byte[] content) {
    sent.addFirst(upload.send(1, content));
    sentBytes += content.length;
  }

  /** The number of bytes of it that S3 has. */
  long sentBytes() {
    return sentBytes;
  }

  /**
   * Makes the object.
   *
   * @return false if there is one of this key already; then this upload has to be aborted
   */
  boolean complete() {
    return ConditionalWrites.created(() -> upload.complete(sent, object -> object.ifNoneMatch("*")))
        .isPresent();
  }

  void abort() {
    upload.abort();
  }
}
