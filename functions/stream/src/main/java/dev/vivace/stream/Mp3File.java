package dev.vivace.stream;

import dev.vivace.audio.EncodingSettings;
import dev.vivace.audio.MediaDecoder;
import dev.vivace.audio.Mp3Layout;
import dev.vivace.audio.Mp3Range;
import dev.vivace.lambda.http.BodyWriter;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import java.util.function.UnaryOperator;

/**
 * An MP3 that does not exist yet and is answered as if it were a file: with its length, in ranges,
 * by any process.
 */
final class Mp3File {
  private final MediaDecoder audio;
  private final long startFrame;
  private final Mp3Layout layout;
  private final long lengthBytes;
  private final String eTag;

  /**
   * @param audio of known length, which this answers from
   * @param startFrame the sample frame with which the MP3 begins; there has to be one
   * @param eTag the strong one, with its quotes
   */
  Mp3File(MediaDecoder audio, long startFrame, EncodingSettings settings, String eTag) {
    this.audio = audio;
    this.startFrame = startFrame;
    this.eTag = eTag;
    layout = new Mp3Layout(settings, audio.sampleRate());
    lengthBytes = layout.lengthBytes(audio.lengthFrames().orElseThrow() - startFrame);
  }

  /**
   * 200, 206 or 416 (RFC 9110, sections 14.2 and 15.3.7).
   *
   * @param kept what becomes of a body that has all bytes
   */
  HttpResponse answer(HttpRequest request, UnaryOperator<BodyWriter> kept) {
    return switch (SelectedBytes.of(request.headers(), lengthBytes, eTag)) {
      case SelectedBytes.Whole() -> bytes(200, 0, lengthBytes - 1, kept);
      case SelectedBytes.Part(long first, long last) ->
          bytes(206, first, last, kept)
              .withHeader("Content-Range", "bytes %d-%d/%d".formatted(first, last, lengthBytes));
      case SelectedBytes.Unsatisfiable() ->
          StreamProblems.rangeNotSatisfiable(lengthBytes)
              .toResponse(request.context().requestId())
              .withHeader("Content-Range", "bytes */" + lengthBytes);
    };
  }

  private HttpResponse bytes(int status, long first, long last, UnaryOperator<BodyWriter> kept) {
    Mp3Body body = new Mp3Body(audio, startFrame, new Mp3Range(layout, first, last));
    boolean whole = first == 0 && last == lengthBytes - 1;
    return HttpResponse.streamed(
            status, layout.settings().format().mediaType(), whole ? kept.apply(body) : body)
        .withHeader("Content-Length", Long.toString(last - first + 1))
        .withHeader("Accept-Ranges", "bytes")
        .withHeader("ETag", eTag)
        .withHeader("Cache-Control", "no-cache")
        .withHeader("X-Content-Type-Options", "nosniff");
  }
}
