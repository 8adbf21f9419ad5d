package dev.vivace.stream.mp3;

import dev.vivace.audio.mp3.Mp3Layout;
import dev.vivace.audio.mp3.Mp3Range;
import dev.vivace.lambda.http.BodyWriter;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.stream.encoding.AudioOpener;
import dev.vivace.stream.encoding.StreamProblems;
import dev.vivace.stream.range.SelectedBytes;
import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/**
 * An MP3 that does not exist yet and is answered as if it were a file: with its length, in ranges,
 * by any process.
 */
public final class Mp3File {
  /** Of a whole, of a part, and of the word that neither has changed. */
  private static final String CACHED = "no-cache";

  private final LongFunction<AudioOpener> audio;
  private final Mp3Layout layout;
  private final byte[] infoFrame;
  private final long lengthBytes;
  private final String eTag;

  /**
   * @param audio opens the audio at a sample frame, the first that is read; from 0 it has exactly
   *     so many
   * @param lengthFrames at least 1
   * @param eTag the strong one, with its quotes
   */
  public Mp3File(
      Mp3Layout layout, LongFunction<AudioOpener> audio, long lengthFrames, String eTag) {
    this(layout, audio, layout.lengthBytes(lengthFrames), eTag, new byte[0]);
  }

  private Mp3File(
      Mp3Layout layout,
      LongFunction<AudioOpener> audio,
      long lengthBytes,
      String eTag,
      byte[] infoFrame) {
    this.layout = layout;
    this.audio = audio;
    this.lengthBytes = lengthBytes;
    this.eTag = eTag;
    this.infoFrame = infoFrame;
  }

  /**
   * This file with an Info frame before the others, which tells players its length and the
   * encoder's delay. One that has grown begins without: nobody knew its length then.
   *
   * @param frame as {@link Mp3Layout#infoFrame} makes it
   */
  public Mp3File beginningWith(byte[] frame) {
    return new Mp3File(layout, audio, frame.length + lengthBytes, eTag, frame);
  }

  /** The bytes that a request asks for. */
  public SelectedBytes selected(HttpRequest request) {
    return SelectedBytes.of(request.headers(), lengthBytes, eTag);
  }

  public long lengthBytes() {
    return lengthBytes;
  }

  /**
   * 200, 206 or 416 (RFC 9110, sections 14.2 and 15.3.7).
   *
   * @param kept what becomes of a body that has all bytes
   */
  public HttpResponse answer(
      HttpRequest request, SelectedBytes selected, UnaryOperator<BodyWriter> kept) {
    return switch (selected) {
      case SelectedBytes.Whole() -> bytes(200, 0, lengthBytes - 1, kept);
      case SelectedBytes.Part(long first, long last) ->
          bytes(206, first, last, kept)
              .withHeader("Content-Range", "bytes " + first + "-" + last + "/" + lengthBytes);
      case SelectedBytes.Unsatisfiable() ->
          StreamProblems.rangeNotSatisfiable(lengthBytes)
              .toResponse(request.context().requestId())
              .withHeader("Content-Range", "bytes */" + lengthBytes);
    };
  }

  private Mp3Body body(long first, long last) {
    int infoBytes = infoFrame.length;
    byte[] start =
        Arrays.copyOfRange(
            infoFrame, (int) Math.min(first, infoBytes), (int) Math.min(last + 1, infoBytes));
    if (last < infoBytes) {
      return new Mp3Body(start, audio.apply(0), null);
    }
    Mp3Range range = new Mp3Range(layout, Math.max(0, first - infoBytes), last - infoBytes);
    return new Mp3Body(start, audio.apply(range.firstInputFrame()), range);
  }

  private HttpResponse bytes(int status, long first, long last, UnaryOperator<BodyWriter> kept) {
    Mp3Body body = body(first, last);
    boolean whole = first == 0 && last == lengthBytes - 1;
    return HttpResponse.streamed(
            status, layout.settings().format().mediaType(), whole ? kept.apply(body) : body)
        .withHeader("Content-Length", Long.toString(last - first + 1))
        .withHeader("Accept-Ranges", "bytes")
        .withHeader("ETag", eTag)
        .withHeader("Cache-Control", CACHED);
  }
}
