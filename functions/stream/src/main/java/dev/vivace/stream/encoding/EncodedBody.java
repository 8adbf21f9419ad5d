package dev.vivace.stream.encoding;

import dev.vivace.audio.PcmInput;
import dev.vivace.audio.encode.EncodingSummary;
import dev.vivace.audio.encode.Transcoder;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.lambda.http.BodyWriter;
import dev.vivace.lambda.http.HttpResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;

/** Encodes while it is sent. Nothing is sent of audio that can't be decoded from the beginning. */
public record EncodedBody(AudioOpener audio, EncodingSettings settings) implements BodyWriter {
  private static final System.Logger LOG = System.getLogger(EncodedBody.class.getName());

  /** 200 with the encoding; nobody keeps it, because a cut would look like its end. */
  public static HttpResponse answer(EncodingSettings settings, BodyWriter body) {
    return HttpResponse.streamed(200, settings.format().mediaType(), body)
        .withHeader("Cache-Control", "no-store");
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (PcmInput input = audio.open()) {
      EncodingSummary summary = Transcoder.encode(input, settings, out);
      LOG.log(
          Level.INFO,
          () ->
              "encoded %s of audio to %d bytes of %s"
                  .formatted(summary.duration(), summary.outputBytes(), settings.format().label()));
    }
  }
}
