package dev.vivace.upload;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.ProblemException;
import dev.vivace.media.FileName;
import dev.vivace.media.MediaType;
import dev.vivace.media.http.JsonRequest;
import dev.vivace.media.http.LabelPatch;
import dev.vivace.media.http.MediaProblems;
import dev.vivace.media.store.ItemLabel;
import dev.vivace.media.upload.NewUpload;
import dev.vivace.media.wiring.MediaConfiguration;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.util.Optional;

/** Reads the JSON that announces a file. */
@Singleton
final class NewUploadReader {
  private static final String COMPLAINT =
      "POST /uploads takes a small JSON object like {\"filename\": \"song.mp3\", \"contentType\":"
          + " \"audio/mpeg\", \"size\": 12345}. The file itself goes to the URLs in the answer.";

  private final long maxSizeBytes;

  NewUploadReader(MediaConfiguration configuration) {
    this.maxSizeBytes = configuration.uploads().maxSizeBytes();
  }

  /**
   * @throws ProblemException 400 if the body is no such JSON or a member is wrong, 413 if the file
   *     is too large
   */
  NewUpload read(HttpRequest request) {
    JsonRequest body = JsonRequest.read(request.body(), COMPLAINT);
    String fileName =
        string(body, "filename")
            .or(() -> string(body, "fileName"))
            .orElseThrow(() -> wrong("filename", "is missing."));
    MediaType contentType =
        string(body, "contentType")
            .filter(value -> !value.isEmpty())
            .map(NewUploadReader::mediaType)
            .orElse(MediaType.OCTET_STREAM);
    return new NewUpload(
        FileName.of(fileName),
        contentType,
        size(body),
        new LabelPatch(body).applied(ItemLabel.NONE));
  }

  private static Optional<String> string(JsonRequest object, String name) {
    return switch (object.value(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      default -> throw wrong(name, "must be a string.");
    };
  }

  private static MediaType mediaType(String value) {
    return MediaType.parse(value)
        .orElseThrow(() -> wrong("contentType", "must be a media type like audio/mpeg."));
  }

  private long size(JsonRequest object) {
    return switch (object.value("size")) {
      case null -> throw wrong("size", "is missing: how many bytes the file has.");
      case Integer size when size >= 0 -> size;
      case Long size when size >= 0 -> size;
      case BigInteger size when size.signum() > 0 ->
          throw MediaProblems.tooLarge(maxSizeBytes).asException();
      default -> throw wrong("size", "must be a whole number of bytes.");
    };
  }

  private static ProblemException wrong(String name, String complaint) {
    return Problem.invalidParameter(name, complaint).asException();
  }
}
