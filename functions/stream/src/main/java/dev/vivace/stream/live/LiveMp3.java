package dev.vivace.stream.live;

import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.audio.mp3.Mp3Layout;
import dev.vivace.audio.mp3.Mp3Range;
import dev.vivace.lambda.http.BodyWriter;
import dev.vivace.lambda.http.Headers;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.media.live.LiveEnd;
import dev.vivace.media.live.listen.LivePlace;
import dev.vivace.media.live.listen.LiveSnapshot;
import dev.vivace.stream.encoding.AudioOpener;
import dev.vivace.stream.encoding.EncodedBody;
import dev.vivace.stream.encoding.EncodingName;
import dev.vivace.stream.encoding.StreamProblems;
import dev.vivace.stream.mp3.GrowingMp3Body;
import dev.vivace.stream.mp3.Mp3File;
import dev.vivace.stream.range.Preconditions;
import dev.vivace.stream.range.SelectedBytes;
import dev.vivace.stream.range.Validators;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The MP3 of a live stream from a place to its end, answered as the one file that it will be. Its
 * bytes never change: a process encodes only what is stored, and what is stored under a number,
 * silence in place of a missing chunk included, stays. So its strong ETag is the same while the
 * stream grows and after that, and parts of different times and processes fit together.
 *
 * <p>After the end it has its length, and ranges are a file's (RFC 9110, section 14), of an hour at
 * most.
 *
 * <p>While it grows, nobody knows its length:
 *
 * <ul>
 *   <li>No {@code Range}, or {@code bytes=0-}, is 200 without a length: players go on playing such
 *       a body as it grows, but take the end of a 206 of unknown length for the end of all.
 *   <li>{@code bytes=N-} is {@code Content-Range: bytes N-M/*}. M is the last byte that this
 *       response would carry; what of it does not exist yet is sent as it comes, as RFC 8673 has
 *       it. A body that is shorter has reached the stream's end. One that begins behind what there
 *       is waits for it.
 *   <li>A range with an end is sent in the same way, to that end at most. {@code Content-Length} is
 *       told where the sound that exists reaches so far.
 *   <li>{@code bytes=-N} counts from an end that is not there, and is 200 like no range.
 *   <li>{@code If-None-Match} is not looked at: nobody has the whole of it.
 * </ul>
 *
 * <p>A 200 that may not last to the end stops between two MP3 frames, and is the exact beginning of
 * the file: {@code bytes=N-}, N being its length, goes on seamlessly.
 */
final class LiveMp3 {
  private final LiveSound sound;
  private final LiveSnapshot seen;
  private final LivePlace start;
  private final Mp3Layout layout;
  private final long startFrame;
  private final String eTag;

  /**
   * @param start of the encoding, whose bytes are counted from there
   * @param settings of the format MP3
   */
  LiveMp3(LiveSound sound, LiveSnapshot seen, LivePlace start, EncodingSettings settings) {
    this.sound = sound;
    this.seen = seen;
    this.start = start;
    layout = new Mp3Layout(settings, seen.stream().format().sampleRate());
    startFrame = start.startBytes() / seen.stream().format().frameBytes();
    eTag =
        "\"%s-%s-%d-v%d\""
            .formatted(
                seen.stream().id(), EncodingName.of(settings), startFrame, Mp3Layout.VERSION);
  }

  /** 200, 206, 304, 412 or 416. */
  HttpResponse answer(HttpRequest request) {
    return refusal(request)
        .orElseGet(
            () -> seen.end().map(end -> ended(request, end)).orElseGet(() -> growing(request)));
  }

  private Optional<HttpResponse> refusal(HttpRequest request) {
    Headers headers =
        seen.end().isPresent() ? request.headers() : request.headers().without("If-None-Match");
    return new Preconditions(headers, Validators.of(eTag)).refusal(request.context().requestId());
  }

  /** 200, as for who begins at a place that is another one with each request. */
  HttpResponse withoutRanges(HttpRequest request) {
    return sound
        .linked(request, start, EncodedBody.answer(layout.settings(), beginning()))
        .withHeader("Accept-Ranges", "none");
  }

  private HttpResponse ended(HttpRequest request, LiveEnd end) {
    long endFrame = end.bytes() / seen.stream().format().frameBytes();
    Mp3File file = new Mp3File(layout, this::openerAt, endFrame - startFrame, eTag);
    long mostBytes = layout.lengthBytes(LiveWindow.MOST.toSeconds() * layout.inputSampleRate());
    SelectedBytes selected = file.selected(request).atMost(mostBytes);
    return selected instanceof SelectedBytes.Whole && file.lengthBytes() > mostBytes
        ? fromStart(request)
        : LiveSound.placed(start, file.answer(request, selected, UnaryOperator.identity()));
  }

  private HttpResponse growing(HttpRequest request) {
    long soundingFrame = Math.max(startFrame, seen.knownFrames());
    long toComeFrames = LiveWindow.MOST_TO_COME.toSeconds() * layout.inputSampleRate();
    long limitBytes = layout.bytesUntil(soundingFrame + toComeFrames - startFrame);
    return switch (SelectedBytes.ofGrowing(request.headers(), limitBytes, eTag)) {
      case SelectedBytes.Whole() -> fromStart(request);
      case SelectedBytes.Part(long first, long last) -> part(first, last);
      case SelectedBytes.Unsatisfiable() ->
          StreamProblems.rangeTooFarAhead(limitBytes).toResponse(request.context().requestId());
    };
  }

  private HttpResponse fromStart(HttpRequest request) {
    return sound.linked(request, start, ranged(EncodedBody.answer(layout.settings(), beginning())));
  }

  private BodyWriter beginning() {
    Mp3Range range = new Mp3Range(layout, 0, lastByte(start));
    return new GrowingMp3Body(
        openerAt(range.firstInputFrame()), range, () -> LiveSound.nothingBehind(start));
  }

  private HttpResponse part(long first, long wishedLast) {
    long fedFrame = new Mp3Range(layout, first, first).firstInputFrame();
    LivePlace fed = place(fedFrame);
    long last = Math.min(wishedLast, lastByte(fed));
    BodyWriter body =
        new GrowingMp3Body(
            openerAt(fedFrame), new Mp3Range(layout, first, last), this::nothingLeft);
    HttpResponse part =
        HttpResponse.streamed(206, layout.settings().format().mediaType(), body)
            .withHeader("Content-Range", "bytes " + first + "-" + last + "/*")
            .withHeader("Cache-Control", "no-store");
    HttpResponse answer = LiveSound.placed(start, ranged(part));
    return last < bytesOf(seen)
        ? answer.withHeader("Content-Length", Long.toString(last - first + 1))
        : answer;
  }

  /** The last byte of a response whose sound begins at a place. */
  private long lastByte(LivePlace place) {
    return layout.bytesUntil(LiveWindow.from(place).endFrame() - startFrame) - 1;
  }

  private HttpResponse ranged(HttpResponse response) {
    return response.withHeader("Accept-Ranges", "bytes").withHeader("ETag", eTag);
  }

  private Problem nothingLeft() {
    return StreamProblems.rangeNotSatisfiable(bytesOf(sound.look(seen.stream().id())));
  }

  /** Bytes that the file has if the stream does not go on, and that it has in any case. */
  private long bytesOf(LiveSnapshot stream) {
    long frames = stream.knownFrames() - startFrame;
    return frames > 0 ? layout.lengthBytes(frames) : 0;
  }

  private AudioOpener openerAt(long sampleFrame) {
    return sound.openerToEnd(place(sampleFrame));
  }

  private LivePlace place(long sampleFrame) {
    return seen.at(startFrame + sampleFrame);
  }
}
