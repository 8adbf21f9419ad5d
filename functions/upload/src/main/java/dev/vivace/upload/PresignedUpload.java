package dev.vivace.upload;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.http.MediaAnswers;
import dev.vivace.media.http.MediaLinks;
import dev.vivace.media.store.LabeledItem;
import dev.vivace.media.upload.Upload;
import dev.vivace.media.upload.UploadException;
import dev.vivace.media.upload.UploadId;
import dev.vivace.media.upload.UploadStatus;
import dev.vivace.media.upload.Uploads;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.SortedSet;

/** Files that clients send straight to S3, part by part, by presigned URLs. */
@Singleton
final class PresignedUpload {
  /** Time that one request works: API Gateway waits 29 s, and a step under way takes some. */
  private static final Duration COMPLETING = Duration.ofSeconds(15);

  private final Uploads uploads;
  private final NewUploadReader reader;
  private final UploadAnswers answers;
  private final MediaAnswers items;

  PresignedUpload(
      Uploads uploads, NewUploadReader reader, UploadAnswers answers, MediaAnswers items) {
    this.uploads = uploads;
    this.reader = reader;
    this.answers = answers;
    this.items = items;
  }

  /** 201 with the upload and a URL for each part. */
  HttpResponse create(HttpRequest request) {
    Upload upload = uploads.create(reader.read(request));
    return answers.created(request, upload);
  }

  /** Answers what has arrived, and URLs for what has not. */
  HttpResponse status(HttpRequest request) {
    UploadId id = MediaLinks.uploadId(request);
    UploadStatus status = uploads.find(id).orElseThrow(() -> new UploadException.UnknownUpload(id));
    return switch (status) {
      case UploadStatus.InProgress(Upload upload, SortedSet<Integer> received) ->
          answers.progress(request, upload, received);
      case UploadStatus.Complete(Upload upload) -> answers.whole(request, upload);
      case UploadStatus.Aborted _ -> throw new UploadException.Aborted(id);
    };
  }

  /**
   * 201 with the item, the same again however often it is asked for; 202 where the same request has
   * to be sent again to go on.
   */
  HttpResponse complete(HttpRequest request) {
    return switch (uploads.complete(MediaLinks.uploadId(request), COMPLETING)) {
      case Uploads.Outcome.Complete(LabeledItem stored) -> items.created(request, stored);
      case Uploads.Outcome.Unfinished(Upload upload) -> answers.unfinished(request, upload);
    };
  }

  /** 204, and 204 again; 409 once the item exists. */
  HttpResponse abort(HttpRequest request) {
    uploads.abort(MediaLinks.uploadId(request));
    return HttpResponse.empty(204);
  }
}
