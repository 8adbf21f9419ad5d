package dev.vivace.stream;

import dev.vivace.audio.MediaDecoder;
import dev.vivace.audio.MediaException;
import dev.vivace.audio.Mp3Range;
import dev.vivace.lambda.http.BodyWriter;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Encodes just those bytes of an MP3 that are asked for.
 *
 * @param audio closed when they are written, or can't be
 * @param startFrame the sample frame of the audio with which the MP3 begins
 */
record Mp3Body(MediaDecoder audio, long startFrame, Mp3Range range) implements BodyWriter {
  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (audio) {
      audio.seek(startFrame + range.firstInputFrame());
      range.encode(audio, out);
    } catch (MediaException undecodable) {
      throw StreamProblems.of(undecodable).asException();
    }
  }
}
