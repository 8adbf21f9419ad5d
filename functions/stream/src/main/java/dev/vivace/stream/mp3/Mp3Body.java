package dev.vivace.stream.mp3;

import dev.vivace.audio.PcmInput;
import dev.vivace.audio.mp3.Mp3Range;
import dev.vivace.lambda.http.BodyWriter;
import dev.vivace.stream.encoding.AudioOpener;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Encodes just those bytes of an MP3 that are asked for.
 *
 * @param audio starts at the range's {@link Mp3Range#firstInputFrame} and has all samples of it
 */
record Mp3Body(AudioOpener audio, Mp3Range range) implements BodyWriter {
  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (PcmInput input = audio.open()) {
      range.encode(input, out);
    }
  }
}
