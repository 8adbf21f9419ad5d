package dev.vivace.audio.decode;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.Pcm;
import dev.vivace.audio.UnsupportedMediaException;
import dev.vivace.audio.demux.Demuxer;
import dev.vivace.audio.demux.InputContainer;
import dev.vivace.audio.io.ByteSource;
import dev.vivace.testkit.MediaFixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All kinds of file that have a type are decoded, or refused with a reason. */
class KindsOfFilesTest {
  static Set<String> all() {
    return MediaFixtures.KINDS.keySet();
  }

  static Set<String> sounding() {
    return all().stream().filter(name -> !name.matches(".*\\.(amr|awb|ape)")).collect(toSet());
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyKindIsDecoded(String name) throws IOException {
    assertThat(decoded(name).seconds()).isBetween(0.45, 0.6);
  }

  @ParameterizedTest
  @MethodSource("sounding")
  void whatIsDecodedIsTheTone(String name) throws IOException {
    Pcm heard = decoded(name);
    int middle = heard.frames() / 4;
    float[] samples = Arrays.copyOfRange(heard.samples(), middle, middle + heard.sampleRate() / 5);
    Pcm tone = Pcm.sine(heard.sampleRate(), 1, 440, 0.15);

    assertThat(
            tone.bestCorrelation(new Pcm(heard.sampleRate(), 1, samples), heard.sampleRate() / 440))
        .isGreaterThan(0.95);
  }

  @Test
  void everyContainerThatIsOpenedIsAmongThem() throws IOException {
    Set<InputContainer> seen = EnumSet.noneOf(InputContainer.class);
    for (String name : all()) {
      ByteSource source = ByteSource.of(MediaFixtures.bytes("kinds/" + name));
      try (Demuxer demuxer = new Demuxer(source, DecodeLimits.DEFAULT)) {
        seen.add(demuxer.kind());
      }
    }

    assertThat(seen).containsExactlyInAnyOrder(InputContainer.values());
  }

  /** They have types, too, by which browsers play or show them. */
  @ParameterizedTest
  @ValueSource(strings = {"DSD ", "MThd", "GIF89a", "%PDF-1.4"})
  void otherKindsAreRefusedWithAReason(String beginning) {
    byte[] file = new byte[4_000];
    byte[] bytes = beginning.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, file, 0, bytes.length);

    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> Pcm.decoded(file))
        .withMessageContaining("kind");
  }

  private static Pcm decoded(String name) throws IOException {
    return Pcm.decoded(MediaFixtures.bytes("kinds/" + name));
  }
}
