package dev.vivace.upload;

import dev.vivace.lambda.access.ScopedHandler;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.media.http.MediaScopes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Set;

/** What the upload function answers to. */
@Singleton
public final class UploadFunction implements ScopedHandler {
  private final DirectUpload direct;
  private final PresignedUpload presigned;

  UploadFunction(DirectUpload direct, PresignedUpload presigned) {
    this.direct = direct;
    this.presigned = presigned;
  }

  @Override
  public HttpResponse handle(HttpRequest request) throws IOException {
    return switch (request.route()) {
      case "POST /media" -> direct.store(request);
      case "POST /uploads" -> presigned.create(request);
      case "GET /uploads/{uploadId}" -> presigned.status(request);
      case "POST /uploads/{uploadId}/complete" -> presigned.complete(request);
      case "DELETE /uploads/{uploadId}" -> presigned.abort(request);
      default -> throw Problem.unknownRoute(request.route()).asException();
    };
  }

  @Override
  public Set<String> scopes(String route) {
    return switch (route) {
      case "POST /media",
          "POST /uploads",
          "GET /uploads/{uploadId}",
          "POST /uploads/{uploadId}/complete",
          "DELETE /uploads/{uploadId}" ->
          MediaScopes.MEDIA_WRITE;
      default -> throw Problem.unknownRoute(route).asException();
    };
  }
}
