package dev.vivace.live;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.http.FramedPage;
import dev.vivace.media.http.MediaLinks;
import dev.vivace.media.live.LiveStream;
import dev.vivace.media.live.LiveStreams;
import dev.vivace.media.wiring.MediaConfiguration;
import jakarta.inject.Singleton;

/** Pages that play a live stream, for the frames of others. One GET on S3 for each stream. */
@Singleton
final class ListenPages {
  private final LiveStreams streams;
  private final MediaLinks links;
  private final MediaConfiguration configuration;

  ListenPages(LiveStreams streams, MediaLinks links, MediaConfiguration configuration) {
    this.streams = streams;
    this.links = links;
    this.configuration = configuration;
  }

  /** The page. */
  HttpResponse page(HttpRequest request) {
    LiveStream stream = streams.require(MediaLinks.liveStreamId(request));
    ListenPage page =
        new ListenPage(
            stream.title(),
            links.listenInPage(request, stream.id()),
            links.clients(request),
            links.offerHls());
    return FramedPage.answer(page.html(), page.policy(configuration.cors().frameAncestors()));
  }
}
