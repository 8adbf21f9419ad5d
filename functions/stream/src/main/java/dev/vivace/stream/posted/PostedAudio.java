package dev.vivace.stream.posted;

import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.RawPcmInput;
import dev.vivace.audio.decode.MediaDecoder;
import dev.vivace.audio.io.ByteSource;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.Problem;
import dev.vivace.pcm.PcmFormat;
import dev.vivace.stream.encoding.AudioOpener;
import dev.vivace.stream.encoding.EncodingQuery;
import dev.vivace.stream.encoding.StreamProblems;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The audio in the body of a request: raw PCM, or a file that says itself what it is. */
final class PostedAudio {
  private static final byte[] RIFF = "RIFF".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] WAVE = "WAVE".getBytes(StandardCharsets.US_ASCII);
  private static final int WAVE_OFFSET = 8;

  private PostedAudio() {}

  /**
   * Tells what the body is from its media type; what is declared as bytes, or not at all, is raw
   * PCM unless it begins like a WAV file.
   *
   * @throws dev.vivace.lambda.http.ProblemException 400 if the body is empty or ends within a
   *     sample frame, 415 if its media type is not one of audio
   */
  static AudioOpener of(HttpRequest request) {
    byte[] body = request.body();
    if (body.length == 0) {
      throw StreamProblems.emptyBody().asException();
    }
    String mediaType = request.mediaType().orElse("application/octet-stream");
    if (mediaType.startsWith("audio/") || mediaType.startsWith("video/") || isWav(body)) {
      return () -> new MediaDecoder(ByteSource.of(body), DecodeLimits.DEFAULT);
    }
    return switch (mediaType) {
      // The second is what curl --data-binary says of anything.
      case "application/octet-stream", "application/x-www-form-urlencoded" -> raw(request);
      default -> throw StreamProblems.noAudioType(mediaType).asException();
    };
  }

  private static AudioOpener raw(HttpRequest request) {
    PcmFormat format = EncodingQuery.pcm(request.query());
    int surplus = request.body().length % format.frameBytes();
    if (surplus != 0) {
      throw Problem.invalidRequest(
              ("The body has %d bytes, but a sample frame of %d channels %s has %d:"
                      + " the last one is cut, or the format is another.")
                  .formatted(
                      request.body().length,
                      format.channels(),
                      format.sampleFormat().label(),
                      format.frameBytes()))
          .asException();
    }
    return () -> new RawPcmInput(request.bodyStream(), format);
  }

  private static boolean isWav(byte[] body) {
    return body.length >= WAVE_OFFSET + WAVE.length
        && Arrays.equals(body, 0, RIFF.length, RIFF, 0, RIFF.length)
        && Arrays.equals(body, WAVE_OFFSET, WAVE_OFFSET + WAVE.length, WAVE, 0, WAVE.length);
  }
}
