package dev.vivace.media.http;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.PublicApi;
import dev.vivace.media.LiveStreamId;
import dev.vivace.media.MediaId;
import dev.vivace.media.UploadId;
import jakarta.inject.Singleton;
import java.net.URI;

/** Public addresses of resources, and the ids in requests for them. */
@Singleton
public final class MediaLinks {
  private final PublicApi api;

  public MediaLinks(PublicApi api) {
    this.api = api;
  }

  /** Where the item is described. */
  public URI item(HttpRequest request, MediaId id) {
    return api.url(request, "/media/" + id);
  }

  /** Where the item's bytes are. */
  public URI content(HttpRequest request, MediaId id) {
    return api.url(request, "/media/" + id + "/content");
  }

  /** Where the upload is. */
  public URI upload(HttpRequest request, UploadId id) {
    return api.url(request, "/uploads/" + id);
  }

  /** Where the live stream is described; chunks and sound are below that. */
  public URI live(HttpRequest request, LiveStreamId id) {
    return api.url(request, "/live/" + id);
  }

  /** Where the live stream is heard; a query says how. */
  public URI liveSound(HttpRequest request, LiveStreamId id) {
    return api.url(request, "/live/" + id + "/stream");
  }

  /**
   * The item that a request is about.
   *
   * @throws dev.vivace.lambda.http.ProblemException 404 {@code unknown-media} if the path can name
   *     none
   */
  public static MediaId mediaId(HttpRequest request) {
    return MediaId.parse(request.pathParameter("mediaId"))
        .orElseThrow(() -> MediaProblems.unknownMedia().asException());
  }

  /**
   * The live stream that a request is about.
   *
   * @throws dev.vivace.lambda.http.ProblemException 404 {@code unknown-live-stream} if the path can
   *     name none
   */
  public static LiveStreamId liveStreamId(HttpRequest request) {
    return LiveStreamId.parse(request.pathParameter("streamId"))
        .orElseThrow(() -> MediaProblems.unknownLiveStream().asException());
  }

  /**
   * The upload that a request is about.
   *
   * @throws dev.vivace.lambda.http.ProblemException 404 {@code unknown-upload} if the path can name
   *     none
   */
  public static UploadId uploadId(HttpRequest request) {
    return UploadId.parse(request.pathParameter("uploadId"))
        .orElseThrow(() -> MediaProblems.unknownUpload().asException());
  }
}
