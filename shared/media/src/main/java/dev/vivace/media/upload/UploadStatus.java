package dev.vivace.media.upload;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** The progress of an upload. */
public sealed interface UploadStatus {
  Upload upload();

  /**
   * Parts are arriving.
   *
   * @param upload the upload
   * @param receivedParts numbers of the parts that are there in their full size
   */
  record InProgress(Upload upload, SortedSet<Integer> receivedParts) implements UploadStatus {
    public InProgress {
      receivedParts = Collections.unmodifiableSortedSet(new TreeSet<>(receivedParts));
    }

    /** Numbers of the parts that are still to be sent. */
    public SortedSet<Integer> missingParts() {
      SortedSet<Integer> missing = new TreeSet<>();
      for (int part = 1; part <= upload.parts().partCount(); part++) {
        if (!receivedParts.contains(part)) {
          missing.add(part);
        }
      }
      return missing;
    }
  }

  /**
   * The media item exists.
   *
   * @param upload the upload
   */
  record Complete(Upload upload) implements UploadStatus {}

  /**
   * Aborted by the client or expired in S3; nothing will come of it.
   *
   * @param upload the upload
   */
  record Aborted(Upload upload) implements UploadStatus {}
}
