package dev.vivace.audio.mp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vivace.audio.Pcm;
import dev.vivace.audio.Sounds;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class Mp3LayoutTest {
  @ParameterizedTest
  @CsvSource({
    "48000, 1, 128",
    "48000, 2, 320",
    "44100, 2, 128",
    "32000, 1, 40",
    "32000, 2, 96",
    "24000, 1, 64",
    "24000, 2, 160",
    "22050, 1, 56",
    "16000, 1, 32",
    "16000, 2, 48",
    "12000, 1, 24",
    "11025, 2, 64",
    "8000, 1, 8",
    "37800, 2, 128",
    "96000, 1, 192",
    "1000, 1, 8"
  })
  void theLengthIsKnownBeforeAByteExists(int rate, int channels, int bitrateKbps)
      throws IOException {
    EncodingSettings settings = new EncodingSettings(EncodingFormat.MP3, bitrateKbps);
    Mp3Layout layout = new Mp3Layout(settings, rate);
    Random random = new Random(rate);
    for (int i = 0; i < 12; i++) {
      int frames = i < 2 ? 1 + i * 575 : 1 + random.nextInt(2 * rate);
      Pcm pcm = new Pcm(rate, channels, new float[frames * channels]);
      assertThat(layout.lengthBytes(frames))
          .as("of %d sample frames", frames)
          .isEqualTo(pcm.encoded(settings).length);
    }
  }

  /** A decoder is late by 1105 samples where it does not know of LAME. */
  @ParameterizedTest
  @CsvSource({"24000, 24000", "44100, 44100", "24000, 48000"})
  void allOfTheInputBeforeASampleFrameIsHeardWithinItsBytes(int rate, int encodedRate)
      throws IOException {
    EncodingSettings settings = new EncodingSettings(EncodingFormat.MP3, 64, encodedRate);
    Mp3Layout layout = new Mp3Layout(settings, rate);
    byte[] whole = Pcm.sine(rate, 1, 441, 3).encoded(settings);

    byte[] beginning = Arrays.copyOf(whole, Math.toIntExact(layout.bytesUntil(rate)));

    int needed = encodedRate + 1105;
    assertThat(Pcm.decoded(beginning).frames()).isBetween(needed, needed + layout.frameSamples());
  }

  @Test
  void everyFrameStartsWithItsHeader() throws IOException {
    EncodingSettings settings = new EncodingSettings(EncodingFormat.MP3, 128);
    Mp3Layout layout = new Mp3Layout(settings, 44_100);
    Pcm music = Sounds.MUSIC.at(44_100, 1, 5);
    byte[] mp3 = music.encoded(settings);
    for (long frame = 0; frame < layout.frames(music.frames()); frame++) {
      int offset = Math.toIntExact(layout.byteOffset(frame));
      assertThat(mp3[offset]).isEqualTo((byte) 0xff);
      assertThat(mp3[offset + 1] & 0xe0).isEqualTo(0xe0);
    }
  }

  @ParameterizedTest
  @CsvSource({"48000, 128, 384", "24000, 64, 192", "32000, 128, 576", "16000, 32, 144"})
  void framesHaveOneSizeWhereTheRateAllowsIt(int rate, int bitrateKbps, int frameBytes) {
    Mp3Layout layout = new Mp3Layout(new EncodingSettings(EncodingFormat.MP3, bitrateKbps), rate);
    assertThat(layout.byteOffset(1)).isEqualTo(frameBytes);
    assertThat(layout.byteOffset(1_000_000)).isEqualTo(1_000_000L * frameBytes);
  }

  @ParameterizedTest
  @CsvSource({"48000, 128", "44100, 320", "44100, 56", "22050, 64", "11025, 8"})
  void everyByteIsInItsFrame(int rate, int bitrateKbps) {
    Mp3Layout layout = new Mp3Layout(new EncodingSettings(EncodingFormat.MP3, bitrateKbps), rate);
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      long frame = random.nextLong(1L << 34);
      assertThat(layout.frameAt(layout.byteOffset(frame))).isEqualTo(frame);
      assertThat(layout.frameAt(layout.byteOffset(frame + 1) - 1)).isEqualTo(frame);
    }
  }

  @Test
  void aPlaceInTheInputIsHeardInItsFrame() throws IOException {
    float[] click = new float[48_000];
    click[30_000] = 0.9f;
    Pcm heard = Pcm.decoded(new Pcm(48_000, 1, click).mp3());
    int loudest = 0;
    for (int i = 0; i < heard.frames(); i++) {
      loudest = Math.abs(heard.samples()[i]) > Math.abs(heard.samples()[loudest]) ? i : loudest;
    }
    Mp3Layout layout = new Mp3Layout(EncodingSettings.of(EncodingFormat.MP3), 48_000);
    assertThat(layout.frameOfInput(30_000)).isEqualTo(loudest / 1152);
  }

  @Test
  void onlyMp3AndSoundRatesHaveALayout() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mp3Layout(EncodingSettings.of(EncodingFormat.OPUS), 48_000))
        .withMessageContaining("opus");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mp3Layout(EncodingSettings.of(EncodingFormat.MP3), 0));
  }
}
