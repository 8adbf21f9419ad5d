package dev.vivace.stream.mp3;

import dev.vivace.audio.DecodeException;
import dev.vivace.audio.PcmInput;
import dev.vivace.audio.mp3.Mp3Range;
import dev.vivace.lambda.http.BodyWriter;
import dev.vivace.stream.encoding.StreamProblems;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Encodes just those bytes of an MP3 that are asked for.
 *
 * @param audio has all samples of the range
 */
record Mp3Body(AudioPlaces audio, Mp3Range range) implements BodyWriter {
  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (PcmInput input = audio.openAt(range.firstInputFrame())) {
      range.encode(input, out);
    } catch (DecodeException undecodable) {
      throw StreamProblems.of(undecodable).asException();
    }
  }
}
