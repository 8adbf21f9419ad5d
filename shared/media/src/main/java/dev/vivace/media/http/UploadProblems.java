package dev.vivace.media.http;

import dev.vivace.lambda.http.Problem;
import dev.vivace.media.upload.UploadException;

/** The problems of uploads, one slug each; slugs are for ever. */
final class UploadProblems {
  private UploadProblems() {}

  /** The problem that tells a client of a refusal of {@link dev.vivace.media.upload}. */
  static Problem of(UploadException refusal) {
    return switch (refusal) {
      case UploadException.UnknownUpload _ -> unknownUpload();
      case UploadException.Aborted _ ->
          new Problem(
              "upload-aborted",
              410,
              "Upload aborted",
              "This upload was aborted or has expired. Begin a new one by POST /uploads.");
      case UploadException.AlreadyComplete complete ->
          new Problem(
              "upload-complete",
              409,
              "Upload already complete",
              "The upload is complete. Delete its media item, %s, instead."
                  .formatted(complete.mediaId()));
      case UploadException.Incomplete incomplete ->
          new Problem(
              "upload-incomplete",
              409,
              "Upload incomplete",
              "Parts %s have not arrived. Send them to the URLs that GET on the upload answers."
                  .formatted(incomplete.missingParts()));
      case UploadException.SizeMismatch mismatch ->
          new Problem(
              "upload-size-mismatch",
              409,
              "Upload of another size",
              "%d bytes were declared and %d have arrived. Send parts %s again in their full size."
                  .formatted(
                      mismatch.declaredBytes(), mismatch.receivedBytes(), mismatch.wrongParts()));
    };
  }

  static Problem unknownUpload() {
    return new Problem(
        "unknown-upload",
        404,
        "Unknown upload",
        "There is no upload of this id, or not any more. Begin a new one by POST /uploads.");
  }
}
