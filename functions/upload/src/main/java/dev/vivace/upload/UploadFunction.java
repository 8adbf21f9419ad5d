package dev.vivace.upload;

import static dev.vivace.lambda.forwarded.Addresses.ADDRESSES;
import static dev.vivace.lambda.http.Route.delete;
import static dev.vivace.lambda.http.Route.get;
import static dev.vivace.lambda.http.Route.post;
import static dev.vivace.media.http.MediaScopes.MEDIA_WRITE;

import dev.vivace.lambda.http.Application;
import dev.vivace.lambda.http.Routes;
import jakarta.inject.Singleton;

/** The routes of the upload function. */
@Singleton
public final class UploadFunction implements Application {
  private final Routes routes;

  UploadFunction(DirectUpload direct, PresignedUpload presigned) {
    routes =
        Routes.of(
            post("/media", MEDIA_WRITE, direct::store)
                .query("filename", "fileName", "title", ADDRESSES),
            post("/uploads", MEDIA_WRITE, presigned::create)
                .query(ADDRESSES)
                .members("filename", "fileName", "contentType", "size", "title", "metadata"),
            get("/uploads/{uploadId}", MEDIA_WRITE, presigned::status).query(ADDRESSES),
            post("/uploads/{uploadId}/complete", MEDIA_WRITE, presigned::complete).query(ADDRESSES),
            delete("/uploads/{uploadId}", MEDIA_WRITE, presigned::abort));
  }

  @Override
  public Routes routes() {
    return routes;
  }
}
