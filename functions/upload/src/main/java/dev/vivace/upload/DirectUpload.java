package dev.vivace.upload;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.media.FileName;
import dev.vivace.media.MediaType;
import dev.vivace.media.http.MediaAnswers;
import dev.vivace.media.http.Title;
import dev.vivace.media.s3.Content;
import dev.vivace.media.store.ItemLabel;
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
    Pieces.refuse(request.headers());
    if (request.mediaType().filter("multipart/form-data"::equals).isPresent()) {
      ReceivedForm form = MultipartForm.of(request).read();
      return answers.created(
          request, intake.storeAll(form.files(), label(form.title().or(() -> title(request)))));
    }
    MediaType declared =
        request.mediaType().flatMap(MediaType::parse).orElse(MediaType.OCTET_STREAM);
    Optional<FileName> name = fileName(request);
    if (name.isEmpty() && request.mediaType().filter("application/json"::equals).isPresent()) {
      throw Problem.invalidRequest(
              "The body is JSON without a file name. Did you mean POST /uploads, which announces a"
                  + " file? To store this JSON itself, name it: POST /media?filename=data.json.")
          .asException();
    }
    ReceivedFile file =
        new ReceivedFile(name.orElse(FileName.UNNAMED), declared, Content.of(request.body()));
    return answers.created(
        request, intake.storeAll(List.of(file), label(title(request))).getFirst());
  }

  private static Optional<String> title(HttpRequest request) {
    return request.query().first("title");
  }

  private static ItemLabel label(Optional<String> title) {
    return new ItemLabel(
        title.map(Title::of).filter(visible -> !visible.isEmpty()), Optional.empty());
  }

  private static Optional<FileName> fileName(HttpRequest request) {
    return request
        .headers()
        .first("Content-Disposition")
        .flatMap(FileName::fromContentDisposition)
        .or(() -> request.query().first("filename").map(FileName::of))
        .or(() -> request.query().first("fileName").map(FileName::of));
  }
}
