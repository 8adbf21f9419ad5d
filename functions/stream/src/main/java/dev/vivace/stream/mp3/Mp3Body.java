package dev.vivace.stream.mp3;

import dev.vivace.audio.PcmInput;
import dev.vivace.audio.mp3.Mp3Range;
import dev.vivace.lambda.http.BodyWriter;
import dev.vivace.stream.encoding.AudioOpener;
import dev.vivace.stream.encoding.BegunOutput;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends just those bytes of an MP3 that are asked for, and encodes no others.
 *
 * @param start bytes before those of the range, which are there already
 * @param audio starts at the range's {@link Mp3Range#firstInputFrame} and has all samples of it
 * @param range null where nothing has to be encoded
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record Mp3Body(byte[] start, AudioOpener audio, @Nullable Mp3Range range) implements BodyWriter {
  @Override
  public void writeTo(OutputStream out) throws IOException {
    if (range == null) {
      out.write(start);
      return;
    }
    try (PcmInput input = audio.open()) {
      range.encode(input, new BegunOutput(start, out));
    }
  }
}
