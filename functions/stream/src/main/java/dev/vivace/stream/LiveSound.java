package dev.vivace.stream;

import dev.vivace.audio.PcmFormat;
import dev.vivace.audio.PcmInput;
import dev.vivace.audio.RawPcmInput;
import dev.vivace.audio.SampleFormat;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.LiveFormat;
import dev.vivace.media.LiveLimit;
import dev.vivace.media.LiveListeners;
import dev.vivace.media.LivePcm;
import dev.vivace.media.LivePlace;
import dev.vivace.media.LiveStreamId;
import dev.vivace.media.http.MediaLinks;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The sound of a live stream, from a place on, for as long as one response may last. Where that is
 * less than to the end, {@code Link} names where the next response begins: at the very sample frame
 * that this one ends before.
 */
@Singleton
final class LiveSound {
  /** Most sound in one response: at 320 kbit/s 144 MB, and Lambda carries 200. */
  static final Duration MOST = Duration.ofHours(1);

  /** Most sound of what is not there yet: generated at 1x, it takes as long to arrive. */
  static final Duration MOST_TO_COME = Duration.ofMinutes(10);

  /** A producer slower than 1x is listened to for so long; Lambda ends the function at 15 min. */
  static final Duration LONGEST = Duration.ofMinutes(14);

  private static final int POSITION_DIGITS = 6;

  private final LiveListeners listeners;
  private final MediaLinks links;
  private final Clock clock;

  LiveSound(LiveListeners listeners, MediaLinks links, Clock clock) {
    this.listeners = listeners;
    this.links = links;
    this.clock = clock;
  }

  /**
   * One response.
   *
   * @param place where its sound begins
   * @param endSeconds where it ends, in seconds from the stream's beginning
   */
  private record Window(LivePlace place, long endSeconds) {
    /** In whole seconds, so that it can be said exactly. */
    static Window from(LivePlace place) {
      int bytesPerSecond = place.stream().format().bytesPerSecond();
      long start = place.startBytes() / bytesPerSecond;
      long known = Math.max(start, place.knownBytes() / bytesPerSecond);
      long end = Math.min(start + MOST.toSeconds(), known + MOST_TO_COME.toSeconds());
      return new Window(place, end);
    }

    long endBytes() {
      return endSeconds * place.stream().format().bytesPerSecond();
    }

    boolean reachesEnd() {
      return place.end().isPresent() && place.end().get().bytes() <= endBytes();
    }
  }

  /**
   * Finds the place that a request asks for.
   *
   * @throws dev.vivace.lambda.http.ProblemException 404 if there is no such stream, 416 if it has
   *     ended before the place
   */
  LivePlace place(HttpRequest request, LiveQuery query) {
    LiveStreamId id = MediaLinks.liveStreamId(request);
    LivePlace place =
        switch (query) {
          case LiveQuery.Edge() -> listeners.edge(id);
          case LiveQuery.At at -> listeners.at(id, format -> at.frames(format.sampleRate()));
        };
    if (place.isBeyondEnd()) {
      throw StreamProblems.beyondEnd(seconds(place.end().orElseThrow().bytes(), place))
          .asException();
    }
    return place;
  }

  /** Opens the sound from a place on. */
  AudioOpener opener(LivePlace place) {
    LiveLimit limit = new LiveLimit(Window.from(place).endBytes(), clock.instant().plus(LONGEST));
    return () -> open(place, limit);
  }

  private PcmInput open(LivePlace place, LiveLimit limit) throws IOException {
    LivePcm pcm = listeners.open(place, limit);
    if (!pcm.hasMore()) {
      pcm.close();
      throw StreamProblems.beyondEnd(seconds(place.startBytes(), place)).asException();
    }
    return new RawPcmInput(pcm, format(place.stream().format()));
  }

  private static PcmFormat format(LiveFormat format) {
    SampleFormat sampleFormat =
        switch (format.sampleType()) {
          case F32LE -> SampleFormat.F32LE;
          case S16LE -> SampleFormat.S16LE;
        };
    return new PcmFormat(format.sampleRate(), format.channels(), sampleFormat);
  }

  /** The response with what a listener needs to go on after it. */
  HttpResponse linked(HttpRequest request, LivePlace place, HttpResponse response) {
    Window window = Window.from(place);
    HttpResponse placed = response.withHeader("Vivace-From", seconds(place.startBytes(), place));
    return window.reachesEnd() ? placed : placed.withHeader("Link", next(request, window));
  }

  private String next(HttpRequest request, Window window) {
    String others =
        request.query().values().entrySet().stream()
            .filter(parameter -> !parameter.getKey().equals("from"))
            .sorted(Map.Entry.comparingByKey())
            .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue().getFirst()))
            .collect(Collectors.joining("&"));
    return "<%s?%s&from=%d>; rel=\"next\""
        .formatted(
            links.liveSound(request, window.place().stream().id()), others, window.endSeconds());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static String seconds(long bytes, LivePlace place) {
    LiveFormat format = place.stream().format();
    return BigDecimal.valueOf(bytes / format.frameBytes())
        .divide(BigDecimal.valueOf(format.sampleRate()), POSITION_DIGITS, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
