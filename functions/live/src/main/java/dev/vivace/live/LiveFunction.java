package dev.vivace.live;

import dev.vivace.lambda.access.ScopedHandler;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.http.MediaAnswers;
import dev.vivace.media.http.MediaLinks;
import dev.vivace.media.http.MediaScopes;
import dev.vivace.media.json.LiveStreamJson;
import dev.vivace.media.live.LiveEnd;
import dev.vivace.media.live.LiveStatus;
import dev.vivace.media.live.LiveStream;
import dev.vivace.media.live.LiveStreamId;
import dev.vivace.media.live.LiveStreams;
import dev.vivace.media.live.archive.LiveArchive;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What the live function answers to. */
@Singleton
public final class LiveFunction implements ScopedHandler {
  /** How long one request copies: API Gateway waits 29 s, and a part under way takes some. */
  private static final Duration ARCHIVING = Duration.ofSeconds(15);

  private static final String RETRY_AFTER_SECONDS = "1";

  private final LiveStreams streams;
  private final LiveArchive archive;
  private final MediaLinks links;
  private final MediaAnswers answers;

  LiveFunction(LiveStreams streams, LiveArchive archive, MediaLinks links, MediaAnswers answers) {
    this.streams = streams;
    this.archive = archive;
    this.links = links;
    this.answers = answers;
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    return switch (request.route()) {
      case "POST /live" -> create(request);
      case "GET /live/{streamId}" -> describe(request);
      case "PUT /live/{streamId}/chunks/{seq}" -> append(request);
      case "POST /live/{streamId}/end" -> end(request);
      default -> throw Problem.unknownRoute(request.route()).asException();
    };
  }

  @Override
  public Set<String> scopes(String route) {
    return switch (route) {
      case "GET /live/{streamId}" -> MediaScopes.LIVE_STATUS;
      case "POST /live", "PUT /live/{streamId}/chunks/{seq}", "POST /live/{streamId}/end" ->
          MediaScopes.LIVE_WRITE;
      default -> throw Problem.unknownRoute(route).asException();
    };
  }

  private HttpResponse create(HttpRequest request) {
    NewLiveStream wish = NewLiveStream.read(request.body());
    LiveStream stream = streams.create(wish.format(), wish.title());
    LiveStatus status = new LiveStatus(stream, 0, 0, Optional.empty());
    return described(201, request, status, Optional.empty())
        .withHeader("Location", links.live(request, stream.id()).toString());
  }

  private HttpResponse append(HttpRequest request) {
    LiveStreamId id = MediaLinks.liveStreamId(request);
    int number = chunkNumber(request.pathParameter("seq"));
    if (request.body().length == 0) {
      throw new Problem(
              "empty-body",
              400,
              "Empty body",
              "A chunk has at least one byte. Send PCM as the body.")
          .asException();
    }
    streams.append(id, number, request.body());
    return HttpResponse.empty(204);
  }

  /** Digits only: a sign is no part of a number in a path. */
  private static int chunkNumber(String text) {
    if (text.matches("[0-9]{1,12}") && Long.parseLong(text) < LiveStreams.MAX_CHUNKS) {
      return Integer.parseInt(text);
    }
    throw Problem.invalidParameter(
            "seq", "must be a whole number from 0 to " + (LiveStreams.MAX_CHUNKS - 1) + ".")
        .asException();
  }

  private HttpResponse describe(HttpRequest request) {
    LiveStatus status = streams.status(MediaLinks.liveStreamId(request));
    Optional<MediaItem> item = status.end().flatMap(end -> archive.find(status.stream()));
    return described(200, request, status, item.map(MediaItem::id));
  }

  /** 200 once the item exists, 202 where the same request has to be sent again to go on. */
  private HttpResponse end(HttpRequest request) {
    LiveStreamId id = MediaLinks.liveStreamId(request);
    LiveEnd end = streams.end(id);
    LiveStream stream = streams.require(id);
    LiveStatus status = new LiveStatus(stream, end.chunks(), end.bytes(), Optional.of(end));
    return switch (archive.archive(stream, end, ARCHIVING)) {
      case LiveArchive.Outcome.Archived(MediaItem item) ->
          described(200, request, status, Optional.of(item.id()));
      case LiveArchive.Outcome.Absent() -> described(200, request, status, Optional.empty());
      case LiveArchive.Outcome.Unfinished() ->
          described(202, request, status, Optional.empty())
              .withHeader("Retry-After", RETRY_AFTER_SECONDS);
    };
  }

  private HttpResponse described(
      int status, HttpRequest request, LiveStatus live, Optional<MediaId> mediaId) {
    return answers.json(
        status,
        LiveStreamJson.of(
            live,
            links.live(request, live.stream().id()),
            links.listen(request, live.stream().id()),
            mediaId.map(MediaId::value)));
  }
}
