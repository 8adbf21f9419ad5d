package dev.vivace.stream.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vivace.stream.LiveListener;
import dev.vivace.stream.LiveProducer;
import dev.vivace.stream.Pcm;
import dev.vivace.stream.Requests;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.SimulatedTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Live streams in every format. */
@Timeout(60)
class GrowingFormatsTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "aac", "opus", "webm", "flac", "wav", "mp4"})
  void isHeardBeforeTheSecondChunkExistsAndToTheEnd(String format) throws IOException {
    SimulatedTime time = new SimulatedTime();
    List<Duration> sent = new ArrayList<>();
    ByteArrayOutputStream heard =
        new ByteArrayOutputStream() {
          @Override
          public void flush() {
            sent.add(time.elapsed());
          }
        };
    try (LiveProducer producer = new LiveProducer(S3.coordinates());
        LiveListener listener = new LiveListener(S3.coordinates(), time)) {
      String stream = producer.create(24_000, "f32le");
      byte[] second = Pcm.f32le(Pcm.sine(24_000, 440, 1));
      producer.send(stream, 0, second);
      time.at(Duration.ofSeconds(2), () -> producer.send(stream, 1, second));
      time.at(Duration.ofSeconds(3), () -> producer.end(stream));

      listener.function().handle(Requests.live(stream, "format=" + format)).body().writeTo(heard);
    }

    assertThat(sent.getFirst()).isLessThan(Duration.ofSeconds(1));
    byte[] file = heard.toByteArray();
    float[] samples = Pcm.decoded(file);
    assertThat((double) samples.length / Pcm.sampleRate(file)).isBetween(2.0, 2.12);
    assertThat(Pcm.rms(samples)).isCloseTo(0.5 / Math.sqrt(2), within(0.03));
  }
}
