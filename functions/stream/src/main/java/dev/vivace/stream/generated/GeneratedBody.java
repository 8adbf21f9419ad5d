package dev.vivace.stream.generated;

import dev.vivace.audio.encode.AudioEncoder;
import dev.vivace.audio.encode.Pace;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.lambda.http.BodyWriter;
import dev.vivace.stream.encoding.EncodedBody;
import java.io.IOException;
import java.io.OutputStream;

/** Encodes what a generator writes, as it writes it. */
record GeneratedBody(GeneratedAudio audio, EncodingSettings settings) implements BodyWriter {
  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (AudioEncoder encoder =
        new AudioEncoder(
            audio.sampleRate(),
            audio.channels(),
            settings,
            EncodedBody.output(out, Pace.AT_ONCE, null))) {
      SampleSink sink = new SampleSink(encoder);
      audio.generator().writeTo(sink);
      sink.finish();
    }
  }
}
