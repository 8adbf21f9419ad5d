package dev.vivace.audio.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.audio.KeptFile;
import dev.vivace.audio.Pcm;
import dev.vivace.audio.PcmInput;
import dev.vivace.audio.RawPcmInput;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.testkit.MediaFixtures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The size of an encoding on the wire and in store, the container with it. */
@Timeout(120)
class BitRateTest {
  private static final int RATE = 24_000;
  private static final Pcm SPEECH = speech(8);
  private static final Map<List<Object>, Flushes> STREAMED = new HashMap<>();

  private static Pcm speech(int seconds) {
    float[] sentence = Pcm.ofF32(MediaFixtures.bytes(MediaFixtures.SPEECH_PCM), RATE).samples();
    float[] samples = new float[seconds * RATE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = sentence[i % sentence.length];
    }
    return new Pcm(RATE, 1, samples);
  }

  @ParameterizedTest
  @CsvSource({
    "OPUS, 8",
    "OPUS, 16",
    "OPUS, 32",
    "OPUS, 64",
    "OPUS, 96",
    "OPUS, 160",
    "OPUS, 256",
    "WEBM, 24",
    "WEBM, 32",
    "WEBM, 96",
    "WEBM, 256",
    "MP3, 8",
    "MP3, 32",
    "MP3, 64",
    "MP3, 160"
  })
  void isTheOneAskedForWhereNobodyWaits(EncodingFormat format, int kbps) throws IOException {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    byte[] kept = KeptFile.of(SPEECH, new EncodingSettings(format, kbps), heard);
    assertThat(kbps(heard.size())).isBetween(kbps * 0.85, kbps * 1.1 + 2);
    assertThat(kbps(kept.length)).isBetween(kbps * 0.85, kbps * 1.1 + 2);
  }

  /** FFmpeg's AAC takes more for speech than it was asked for, and most at the lowest rates. */
  @ParameterizedTest
  @CsvSource({"AAC, 64", "AAC, 96", "MP4, 64", "MP4, 96"})
  void isAThirdMoreAtMostInAac(EncodingFormat format, int kbps) throws IOException {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    byte[] kept = KeptFile.of(SPEECH, new EncodingSettings(format, kbps), heard);
    assertThat(kbps(heard.size())).isBetween(kbps * 0.85, kbps * 1.35);
    assertThat(kept.length).isLessThanOrEqualTo(heard.size());
  }

  /** 27 bytes of a page and one of its table, 50 times a second (RFC 3533, section 6). */
  @Test
  void aWaitingListenerPaysForHisPages() throws IOException {
    int atOnce = streamed(EncodingFormat.OPUS, Pace.AT_ONCE).size();
    int growing = streamed(EncodingFormat.OPUS, Pace.GROWING).size();
    assertThat(kbps(atOnce - growing)).isBetween(8.0, 11.2);
  }

  @ParameterizedTest
  @EnumSource(names = {"OPUS", "WEBM", "MP4"})
  void theFirstPacketsLeaveAtOnceInEitherCase(EncodingFormat format) throws IOException {
    List<Integer> atOnce = streamed(format, Pace.AT_ONCE).flushedAt;
    List<Integer> growing = streamed(format, Pace.GROWING).flushedAt;
    assertThat(growing.subList(0, 8)).isEqualTo(atOnce.subList(0, 8));
    assertThat(growing.size()).isLessThan(atOnce.size() / 6);
  }

  @ParameterizedTest
  @EnumSource(names = {"OPUS", "WEBM", "MP4"})
  void theSoundIsTheSameAtAnyPace(EncodingFormat format) throws IOException {
    Pcm atOnce = Pcm.decoded(streamed(format, Pace.AT_ONCE).toByteArray());
    Pcm growing = Pcm.decoded(streamed(format, Pace.GROWING).toByteArray());
    assertThat(growing.firstDifference(atOnce)).isEqualTo(-1);
  }

  @Test
  void oggStreamsHaveTheNumberTheyAreGivenOnEachPage() throws IOException {
    byte[] ogg = streamed(EncodingFormat.OPUS, Pace.GROWING, 0x12345678).toByteArray();
    byte[] other = streamed(EncodingFormat.OPUS, Pace.GROWING, Integer.MAX_VALUE).toByteArray();
    assertThat(Arrays.copyOfRange(ogg, 14, 18)).isEqualTo(new byte[] {0x78, 0x56, 0x34, 0x12});
    assertThat(Arrays.copyOfRange(other, 14, 18)).isEqualTo(new byte[] {-1, -1, -1, 0x7f});
    assertThat(other).hasSameSizeAs(ogg);
  }

  private static Flushes streamed(EncodingFormat format, Pace pace) throws IOException {
    return streamed(format, pace, 0);
  }

  /** The bytes that a listener is sent, once made for all who ask. */
  private static Flushes streamed(EncodingFormat format, Pace pace, int serial) throws IOException {
    List<Object> wish = List.of(format, pace, serial);
    Flushes known = STREAMED.get(wish);
    if (known == null) {
      known = sent(format, pace, serial);
      STREAMED.put(wish, known);
    }
    return known;
  }

  private static Flushes sent(EncodingFormat format, Pace pace, int serial) throws IOException {
    Flushes listener = new Flushes();
    try (PcmInput input =
        new RawPcmInput(new ByteArrayInputStream(SPEECH.f32()), SPEECH.format())) {
      Transcoder.encode(
          input, EncodingSettings.of(format), new EncodedOutput(listener, pace, serial, null));
    }
    return listener;
  }

  private static double kbps(int bytes) {
    return bytes * 8 / 1000.0 / SPEECH.seconds();
  }

  /** A listener, and where the flushes were. */
  private static final class Flushes extends ByteArrayOutputStream {
    private final List<Integer> flushedAt = new ArrayList<>();

    @Override
    public void flush() {
      flushedAt.add(size());
    }
  }
}
