package dev.vivace.upload;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.FileName;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.http.MediaAnswers;
import dev.vivace.media.json.MediaItemsJson;
import dev.vivace.media.s3.Content;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Files that are small enough to come in the request itself. */
@Singleton
final class DirectUpload {
  private final FileIntake intake;
  private final MediaAnswers answers;

  DirectUpload(FileIntake intake, MediaAnswers answers) {
    this.intake = intake;
    this.answers = answers;
  }

  /** 201 with the item, or with all items where the body is a form. */
  HttpResponse store(HttpRequest request) {
    if (request.mediaType().filter("multipart/form-data"::equals).isPresent()) {
      List<MediaItem> items = intake.storeAll(MultipartForm.of(request).files());
      return answers.json(
          201,
          new MediaItemsJson(
              items.stream().map(item -> answers.item(request, item)).toList(), Optional.empty()));
    }
    MediaType declared =
        request.mediaType().flatMap(MediaType::parse).orElse(MediaType.OCTET_STREAM);
    ReceivedFile file = new ReceivedFile(fileName(request), declared, Content.of(request.body()));
    return answers.created(request, intake.storeAll(List.of(file)).getFirst());
  }

  private static FileName fileName(HttpRequest request) {
    return request
        .headers()
        .first("Content-Disposition")
        .flatMap(FileName::fromContentDisposition)
        .or(() -> request.query().first("filename").map(FileName::of))
        .or(() -> request.query().first("fileName").map(FileName::of))
        .orElse(FileName.UNNAMED);
  }
}
