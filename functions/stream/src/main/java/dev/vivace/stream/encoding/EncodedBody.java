package dev.vivace.stream.encoding;

import dev.vivace.audio.PcmInput;
import dev.vivace.audio.encode.EncodedOutput;
import dev.vivace.audio.encode.EncodingSummary;
import dev.vivace.audio.encode.FileSink;
import dev.vivace.audio.encode.Pace;
import dev.vivace.audio.encode.Transcoder;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.audio.mp3.Mp3Layout;
import dev.vivace.lambda.http.BodyWriter;
import dev.vivace.lambda.http.HttpResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Encodes while it is sent. Nothing is sent of audio that can't be decoded from the beginning.
 *
 * @param pace growing where the audio is there already
 */
public record EncodedBody(AudioOpener audio, EncodingSettings settings, Pace pace)
    implements BodyWriter {
  private static final System.Logger LOG = System.getLogger(EncodedBody.class.getName());

  /** Of audio that comes to exist while it is heard. */
  public EncodedBody(AudioOpener audio, EncodingSettings settings) {
    this(audio, settings, Pace.AT_ONCE);
  }

  /** 200 with the encoding; nobody keeps it, because a cut would look like its end. */
  public static HttpResponse answer(EncodingSettings settings, BodyWriter body) {
    return HttpResponse.streamed(200, settings.format().mediaType(), body)
        .withHeader("Cache-Control", "no-store");
  }

  /**
   * To a listener, by a number of its own where the container has one: somebody may put one stream
   * behind the other.
   *
   * @param file keeps it as a finished file; null where nobody does
   */
  public static EncodedOutput output(OutputStream listener, Pace pace, @Nullable FileSink file) {
    int serial = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    return new EncodedOutput(listener, pace, serial, file);
  }

  /** An MP3 whose length is known says so in its first frame. */
  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (PcmInput input = audio.open()) {
      encode(input, output(begun(out, input), pace, null));
    }
  }

  /** As it is sent, and as the file that is kept. */
  public void writeTo(OutputStream out, FileSink file) throws IOException {
    try (PcmInput input = audio.open()) {
      encode(input, output(out, pace, file));
    }
  }

  private OutputStream begun(OutputStream out, PcmInput input) {
    OptionalLong length = input.lengthFrames();
    if (settings.format() != EncodingFormat.MP3 || length.isEmpty()) {
      return out;
    }
    Mp3Layout layout = new Mp3Layout(settings, input.sampleRate());
    return new BegunOutput(layout.infoFrame(input.channels(), length.getAsLong()), out);
  }

  private void encode(PcmInput input, EncodedOutput output) throws IOException {
    EncodingSummary summary = Transcoder.encode(input, settings, output);
    LOG.log(
        Level.INFO,
        () ->
            "encoded "
                + summary.duration()
                + " of audio to "
                + summary.outputBytes()
                + " bytes of "
                + settings.format().label());
  }
}
