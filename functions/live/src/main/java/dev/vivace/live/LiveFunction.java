package dev.vivace.live;

import static dev.vivace.lambda.forwarded.Addresses.ADDRESSES;
import static dev.vivace.lambda.http.Route.get;
import static dev.vivace.lambda.http.Route.post;
import static dev.vivace.lambda.http.Route.put;
import static dev.vivace.media.http.MediaScopes.LIVE_STATUS;
import static dev.vivace.media.http.MediaScopes.LIVE_WRITE;
import static dev.vivace.media.http.MediaScopes.STREAM_READ;

import dev.vivace.lambda.http.Application;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.Routes;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.http.MediaAnswers;
import dev.vivace.media.http.MediaLinks;
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

/** The routes of the live function. */
@Singleton
public final class LiveFunction implements Application {
  /**
   * The time for which one request copies: API Gateway waits 29 s, and a part under way takes some.
   */
  private static final Duration ARCHIVING = Duration.ofSeconds(15);

  private static final String RETRY_AFTER_SECONDS = "1";

  private final LiveStreams streams;
  private final LiveArchive archive;
  private final MediaLinks links;
  private final MediaAnswers answers;
  private final Routes routes;

  LiveFunction(
      LiveStreams streams,
      LiveArchive archive,
      LivePages pages,
      ListenPages frames,
      MediaLinks links,
      MediaAnswers answers) {
    this.routes =
        Routes.of(
            get("/live", LIVE_STATUS, pages::list).query("limit", "after", ADDRESSES),
            post("/live", LIVE_WRITE, this::create)
                .query(ADDRESSES)
                .members("sampleRate", "channels", "sampleFormat", "title", "segmentSeconds"),
            get("/live/{streamId}", LIVE_STATUS, this::describe).query(ADDRESSES),
            get("/live/{streamId}/embed", STREAM_READ, frames::page).passingOverOthers(),
            put("/live/{streamId}/chunks/{seq}", LIVE_WRITE, this::append),
            post("/live/{streamId}/end", LIVE_WRITE, this::end).query(ADDRESSES));
    this.streams = streams;
    this.archive = archive;
    this.links = links;
    this.answers = answers;
  }

  @Override
  public Routes routes() {
    return routes;
  }

  private HttpResponse create(HttpRequest request) {
    NewLiveStream wish = NewLiveStream.read(request.body());
    LiveStream stream = streams.create(wish.format(), wish.title(), wish.segmentSeconds());
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
    LiveStreamId id = live.stream().id();
    LiveStreamJson.Listening listening = LivePages.listening(links, request, id);
    HttpResponse answer =
        answers.json(
            status,
            LiveStreamJson.of(
                live, links.live(request, id), listening, mediaId.map(MediaId::value)));
    return MediaAnswers.linked(answer, listening.hlsUrl());
  }
}
