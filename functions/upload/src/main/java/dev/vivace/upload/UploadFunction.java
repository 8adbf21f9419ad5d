package dev.vivace.upload;

import dev.vivace.lambda.http.HttpHandler;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import jakarta.inject.Singleton;
import java.io.IOException;

/** What the upload function answers to. */
@Singleton
public final class UploadFunction implements HttpHandler {
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
}
