package dev.vivace.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.audio.decode.MediaDecoder;
import dev.vivace.audio.encode.Transcoder;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.audio.io.ByteSource;
import dev.vivace.testkit.MediaFixtures;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Broken files give audio or a {@link DecodeException}, and nothing else: no other exception, no
 * endless loop, no dead process.
 */
@Timeout(120)
class HostileInputTest {
  private static final int VARIANTS = 50;
  private static final int MANY_VARIANTS = 200;
  private static final DecodeLimits LIMITS =
      new DecodeLimits(1 << 20, 64, Duration.ofMinutes(10), 200, 1_000);

  static Stream<String> files() {
    return Stream.concat(MediaFixtures.SPEECH.stream(), MediaFixtures.WITHOUT_AUDIO.stream());
  }

  @ParameterizedTest
  @MethodSource("files")
  void truncatedAndBitFlippedFilesAreAudioOrATypedFailure(String name) throws IOException {
    assertVariantsAreAudioOrATypedFailure(name, VARIANTS);
  }

  @ParameterizedTest
  @Tag("long")
  @MethodSource("files")
  void manyTruncatedAndBitFlippedFilesAreSo(String name) throws IOException {
    assertVariantsAreAudioOrATypedFailure(name, MANY_VARIANTS);
  }

  private static void assertVariantsAreAudioOrATypedFailure(String name, int variants)
      throws IOException {
    Random random = new Random(name.hashCode());
    byte[] whole = MediaFixtures.bytes(name);
    int audible = 0;
    for (int i = 0; i < variants; i++) {
      byte[] variant = i % 2 == 0 ? truncated(whole, random) : flipped(whole, random);
      audible += isAudio(variant, i % 20 == 1 ? Use.ENCODE : Use.DECODE) ? 1 : 0;
    }
    assertThat(audible)
        .isBetween(MediaFixtures.SPEECH.contains(name) ? variants / 10 : 0, variants);
  }

  @Test
  void garbageIsATypedFailure() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < VARIANTS; i++) {
      byte[] garbage = new byte[random.nextInt(1, 60_000)];
      random.nextBytes(garbage);
      isAudio(garbage, Use.DECODE);
    }
    assertThat(isAudio(MediaFixtures.bytes("speech.ogg"), Use.ENCODE)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("files")
  void garbageBehindAGoodBeginningIsAudioOrATypedFailure(String name) throws IOException {
    Random random = new Random(2);
    byte[] file = MediaFixtures.bytes(name);
    for (int i = 0; i < 10; i++) {
      byte[] variant = Arrays.copyOf(file, Math.min(file.length, 4_096) + 20_000);
      byte[] garbage = new byte[20_000];
      random.nextBytes(garbage);
      System.arraycopy(garbage, 0, variant, variant.length - garbage.length, garbage.length);
      isAudio(variant, Use.DECODE);
    }
    assertThat(isAudio(MediaFixtures.bytes("speech.ogg"), Use.ENCODE)).isTrue();
  }

  private static byte[] truncated(byte[] whole, Random random) {
    return Arrays.copyOf(whole, random.nextInt(whole.length));
  }

  private static byte[] flipped(byte[] whole, Random random) {
    byte[] flipped = whole.clone();
    int reach = random.nextBoolean() ? flipped.length : Math.min(flipped.length, 600);
    for (int flips = random.nextInt(1, 30); flips > 0; flips--) {
      flipped[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  /** Encoding takes most of the time, so only some variants go that far. */
  private enum Use {
    DECODE,
    ENCODE
  }

  /** Whether there was audio, be it up to a failure. */
  private static boolean isAudio(byte[] file, Use use) throws IOException {
    boolean heard = false;
    try (MediaDecoder decoder = new MediaDecoder(ByteSource.of(file), LIMITS)) {
      heard = decoder.read(new float[2]) > 0;
      switch (use) {
        case DECODE -> Pcm.readAll(decoder);
        case ENCODE ->
            Transcoder.encode(
                decoder, EncodingSettings.of(EncodingFormat.MP3), OutputStream.nullOutputStream());
      }
    } catch (DecodeException expected) {
      assertThat(expected).message().isNotBlank();
    }
    return heard;
  }
}
