package dev.vivace.stream.live;

import dev.vivace.audio.RawPcmInput;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.media.http.MediaAnswers;
import dev.vivace.media.http.MediaLinks;
import dev.vivace.media.live.LiveStreamId;
import dev.vivace.media.live.listen.LiveLimit;
import dev.vivace.media.live.listen.LiveListeners;
import dev.vivace.media.live.listen.LivePcm;
import dev.vivace.media.live.listen.LivePlace;
import dev.vivace.media.live.listen.LiveSnapshot;
import dev.vivace.pcm.PcmFormat;
import dev.vivace.pcm.Seconds;
import dev.vivace.stream.encoding.AudioOpener;
import dev.vivace.stream.encoding.StreamProblems;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The sound of a live stream, from a place on, for as long as one response may last. Where that is
 * less than to the end, {@code Link} names where the next response begins: at the very sample frame
 * that this one ends before.
 */
@Singleton
public final class LiveSound {
  /** A producer slower than 1x is listened to for so long; Lambda ends the function at 15 min. */
  static final Duration LONGEST = Duration.ofMinutes(14);

  private final LiveListeners listeners;
  private final MediaLinks links;
  private final Clock clock;

  public LiveSound(LiveListeners listeners, MediaLinks links, Clock clock) {
    this.listeners = listeners;
    this.links = links;
    this.clock = clock;
  }

  /**
   * Looks what there is of a stream.
   *
   * @throws dev.vivace.media.live.LiveException.UnknownStream if there is no such stream
   */
  LiveSnapshot look(LiveStreamId id) {
    return listeners.look(id);
  }

  /**
   * The place where a listener wants to begin.
   *
   * @throws dev.vivace.lambda.http.ProblemException 416 if the stream has ended before it
   */
  static LivePlace place(LiveSnapshot seen, LiveQuery query) {
    LivePlace place =
        switch (query) {
          case LiveQuery.Edge() -> seen.edge();
          case LiveQuery.Beginning() -> seen.at(0);
          case LiveQuery.At at -> seen.at(at.frames(seen.stream().format().sampleRate()));
        };
    if (place.isBeyondEnd()) {
      throw StreamProblems.beyondEnd(seconds(place.end().orElseThrow().bytes(), place))
          .asException();
    }
    return place;
  }

  /** Opens the sound from a place to the end of its window. */
  AudioOpener opener(LivePlace place) {
    LiveLimit limit = new LiveLimit(LiveWindow.from(place).endBytes(), deadline());
    return () -> {
      LivePcm pcm = listeners.open(place, limit);
      if (!pcm.hasMore()) {
        pcm.close();
        throw nothingBehind(place).asException();
      }
      return new RawPcmInput(pcm, place.stream().format());
    };
  }

  /** Opens the sound from a place on, for as long as the stream goes on. */
  AudioOpener openerToEnd(LivePlace place) {
    LiveLimit limit = new LiveLimit(Long.MAX_VALUE, deadline());
    return () -> new RawPcmInput(listeners.open(place, limit), place.stream().format());
  }

  private Instant deadline() {
    return clock.instant().plus(LONGEST);
  }

  /** The stream has ended before a place that was waited for. */
  static Problem nothingBehind(LivePlace place) {
    return StreamProblems.beyondEnd(seconds(place.startBytes(), place));
  }

  /** The response with what a listener needs to go on after it. */
  HttpResponse linked(HttpRequest request, LivePlace place, HttpResponse response) {
    LiveWindow window = LiveWindow.from(place);
    HttpResponse placed = placed(place, response);
    return window.reachesEnd() ? placed : placed.withHeader("Link", next(request, window));
  }

  /** The response with where the same stream is for an audience of any size. */
  HttpResponse withHls(HttpRequest request, LiveStreamId id, HttpResponse response) {
    return MediaAnswers.linked(response, links.liveHls(request, id));
  }

  /** The response with the place where its encoding begins. */
  static HttpResponse placed(LivePlace place, HttpResponse response) {
    return response.withHeader("Vivace-From", seconds(place.startBytes(), place));
  }

  private String next(HttpRequest request, LiveWindow window) {
    String query =
        request.query().values().entrySet().stream()
            .filter(parameter -> !parameter.getKey().equals("from"))
            .sorted(Map.Entry.comparingByKey())
            .map(parameter ->
                parameter.getKey() + "=" + encoded(parameter.getValue().getFirst()) + "&")
            .collect(Collectors.joining("", "?", "from=" + window.endSeconds()));
    return "<" + links.liveSound(request, window.place().stream().id()) + query + ">; rel=\"next\"";
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static String seconds(long bytes, LivePlace place) {
    PcmFormat format = place.stream().format();
    return Seconds.shortText(bytes / format.frameBytes(), format.sampleRate());
  }
}
