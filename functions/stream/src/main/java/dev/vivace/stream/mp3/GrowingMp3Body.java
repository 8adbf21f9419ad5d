package dev.vivace.stream.mp3;

import dev.vivace.audio.PcmInput;
import dev.vivace.audio.mp3.Mp3Range;
import dev.vivace.lambda.http.BodyWriter;
import dev.vivace.lambda.http.Problem;
import dev.vivace.stream.encoding.AudioOpener;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;

/**
 * Encodes bytes of an MP3 as their samples come, to the end of the range or of the audio.
 *
 * @param audio starts at the range's {@link Mp3Range#firstInputFrame}, and may end within the range
 *     or before it
 * @param nothing what is wrong if not one byte of the range has come
 */
public record GrowingMp3Body(AudioOpener audio, Mp3Range range, Supplier<Problem> nothing)
    implements BodyWriter {
  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (PcmInput input = audio.open()) {
      if (range.encodeAvailable(input, out) == 0) {
        throw nothing.get().asException();
      }
    }
  }
}
