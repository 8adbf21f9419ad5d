package dev.vivace.live;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.media.http.MediaAnswers;
import dev.vivace.media.http.MediaLinks;
import dev.vivace.media.json.LiveStreamJson;
import dev.vivace.media.json.LiveStreamsJson;
import dev.vivace.media.live.LiveCatalog;
import dev.vivace.media.live.LiveOverview;
import dev.vivace.media.live.LivePage;
import dev.vivace.media.live.LiveStreamId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lists live streams, as far as that needs no look at their chunks. */
@Singleton
final class LivePages {
  private static final int DEFAULT_PAGE_SIZE = 20;

  private final LiveCatalog catalog;
  private final MediaLinks links;
  private final MediaAnswers answers;

  LivePages(LiveCatalog catalog, MediaLinks links, MediaAnswers answers) {
    this.catalog = catalog;
    this.links = links;
    this.answers = answers;
  }

  /** A page of streams, newest first. */
  HttpResponse list(HttpRequest request) {
    int limit =
        request.query().integer("limit", 1, LiveCatalog.MAX_PAGE_SIZE).orElse(DEFAULT_PAGE_SIZE);
    Optional<LiveStreamId> after = request.query().first("after").map(LivePages::token);
    LivePage page = catalog.list(after, limit);
    return answers.json(
        200,
        new LiveStreamsJson(
            page.streams().stream().map(stream -> stream(request, stream)).toList(),
            page.next().map(LiveStreamId::value)));
  }

  private LiveStreamJson stream(HttpRequest request, LiveOverview overview) {
    LiveStreamId id = overview.stream().id();
    return LiveStreamJson.of(overview, links.live(request, id), listening(links, request, id));
  }

  /** The ways to hear a stream that an answer tells of. */
  static LiveStreamJson.Listening listening(
      MediaLinks links, HttpRequest request, LiveStreamId id) {
    return new LiveStreamJson.Listening(
        links.listen(request, id), links.liveHls(request, id), links.liveEmbed(request, id));
  }

  private static LiveStreamId token(String after) {
    return LiveStreamId.parse(after)
        .orElseThrow(() ->
            Problem.invalidParameter("after", "must be the next of an earlier page.")
                .asException());
  }
}
