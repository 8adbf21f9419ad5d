package dev.vivace.audio.lame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vivace.audio.NativeHeap;
import dev.vivace.audio.Pcm;
import dev.vivace.audio.Sounds;
import dev.vivace.audio.encode.AudioEncoder;
import dev.vivace.audio.encode.FfmpegChain;
import dev.vivace.audio.encode.LameChain;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingPlan;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.testkit.machine.Machine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The library of its own beside the one in FFmpeg's binding. */
@Timeout(60)
class LameTest {
  private static LameLibrary library() {
    return Machine.here().needed(LameLibrary.present(), "libmp3lame.so.0 of version 3.100");
  }

  @ParameterizedTest
  @CsvSource({
    "48000, 1, 128",
    "48000, 2, 320",
    "44100, 2, 128",
    "32000, 2, 96",
    "24000, 1, 64",
    "24000, 2, 24",
    "16000, 1, 32",
    "11025, 2, 32",
    "8000, 1, 8",
    "37800, 2, 128",
    "96000, 1, 192"
  })
  void bothWriteTheSameBytes(int rate, int channels, int bitrateKbps) throws IOException {
    LameLibrary library = library();
    EncodingPlan plan =
        EncodingPlan.of(new EncodingSettings(EncodingFormat.MP3, bitrateKbps), rate, channels);
    for (Sounds sound : Sounds.values()) {
      Pcm pcm = sound.at(rate, channels, 3);
      ByteArrayOutputStream own = new ByteArrayOutputStream();
      ByteArrayOutputStream ffmpeg = new ByteArrayOutputStream();
      encode(pcm, new AudioEncoder(plan, new LameChain(library, plan, own)));
      encode(pcm, new AudioEncoder(plan, new FfmpegChain(plan, ffmpeg)));
      assertThat(own.size()).isPositive();
      assertThat(Arrays.mismatch(own.toByteArray(), ffmpeg.toByteArray()))
          .as(sound.name())
          .isEqualTo(-1);
    }
  }

  private static void encode(Pcm pcm, AudioEncoder encoder) throws IOException {
    try (encoder) {
      encoder.write(pcm.samples(), pcm.frames());
      encoder.finish();
    }
  }

  /** FFmpeg hands it whole MP3 frames only, and needs two of them. */
  @ParameterizedTest
  @CsvSource({"48000, 1440", "32000, 1440", "24000, 840", "16000, 840"})
  void lessPcmIsNeededForTheFirstByteThanByFfmpeg(int rate, int frames) throws IOException {
    EncodingPlan plan = EncodingPlan.of(EncodingSettings.of(EncodingFormat.MP3), rate, 1);
    ByteArrayOutputStream mp3 = new ByteArrayOutputStream();
    try (AudioEncoder encoder = new AudioEncoder(plan, new LameChain(library(), plan, mp3))) {
      encoder.write(new float[frames], frames);
      assertThat(mp3.size()).isPositive();
    }
  }

  @Test
  void samplesThatAreNoNumbersDoNotReachIt() throws IOException {
    EncodingPlan plan = EncodingPlan.of(EncodingSettings.of(EncodingFormat.MP3), 48_000, 1);
    float[] samples = new float[9_600];
    float[] odd = {
      Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, 1e-45f
    };
    for (int i = 0; i < samples.length; i++) {
      samples[i] = odd[i % odd.length];
    }
    ByteArrayOutputStream mp3 = new ByteArrayOutputStream();
    encode(
        new Pcm(48_000, 1, samples), new AudioEncoder(plan, new LameChain(library(), plan, mp3)));
    assertThat(Pcm.decoded(mp3.toByteArray()).frames()).isGreaterThanOrEqualTo(9_600);
  }

  @Test
  void itIsClosedTwiceAndNotUsedAfterwards() {
    EncodingPlan plan = EncodingPlan.of(EncodingSettings.of(EncodingFormat.MP3), 48_000, 2);
    Lame lame = new Lame(library(), plan, 480);
    lame.close();
    lame.close();
    assertThatIllegalStateException().isThrownBy(() -> lame.encode(new float[960], 480));
    assertThatIllegalStateException().isThrownBy(lame::flush);
  }

  @Test
  void itFreesWhatItTook() {
    LameLibrary library = library();
    new NativeHeap()
        .assertNothingIsKept(() -> openAndClose(library, 200), () -> openAndClose(library, 1_000));
  }

  private static void openAndClose(LameLibrary library, int times) {
    EncodingPlan plan = EncodingPlan.of(EncodingSettings.of(EncodingFormat.MP3), 37_800, 2);
    for (int i = 0; i < times; i++) {
      new LameChain(library, plan, OutputStream.nullOutputStream()).close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere/libmp3lame.so.0", "libc.so.6", "libnothing.so.0"})
  void whatIsNotLameIsNotUsed(String name) {
    assertThat(LameLibrary.open(name)).isEmpty();
  }
}
