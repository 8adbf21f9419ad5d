package dev.vivace.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.machine.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A second opinion on what we encode by the user's own FFmpeg. */
class FfprobeTest {
  private static final int SPEECH_RATE = 24_000;
  private static final Pcm SPEECH =
      Pcm.ofF32(MediaFixtures.bytes(MediaFixtures.SPEECH_PCM), SPEECH_RATE);

  @TempDir private static Path folder;
  private static Path mp3;

  @BeforeAll
  static void encode() throws IOException {
    mp3 = Files.write(folder.resolve("speech.mp3"), SPEECH.mp3());
  }

  @Test
  void ffprobeFindsOneMp3StreamOfTheRightShapeAndLength() throws IOException, InterruptedException {
    String shown =
        new String(
            run(
                "ffprobe",
                "-v",
                "error",
                "-count_packets",
                "-show_entries",
                "stream=codec_name,sample_rate,channels,bit_rate,nb_read_packets",
                "-of",
                "csv=p=0",
                mp3.toString()),
            StandardCharsets.UTF_8);
    assertThat(shown.strip()).startsWith("mp3,24000,1,128000,");
    int packets = Integer.parseInt(shown.strip().replaceAll(".*,", ""));
    assertThat(packets * 576.0).isCloseTo(SPEECH.frames() + 576, within(2.0 * 576));
  }

  @Test
  void ffmpegDecodesTheSpeechWithoutAComplaint() throws IOException, InterruptedException {
    byte[] pcm = run("ffmpeg", "-v", "error", "-xerror", "-i", mp3.toString(), "-f", "f32le", "-");
    assertThat(SPEECH.bestCorrelation(Pcm.ofF32(pcm, SPEECH_RATE), 2_500)).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @EnumSource
  void ffmpegHearsTheSineThatWasEncodedInPieces(EncodingFormat format)
      throws IOException, InterruptedException {
    Pcm sine = Pcm.sine(48_000, 1, 441, 6);
    Path file = folder.resolve("sine." + format.label());
    Files.write(file, sine.encoded(EncodingSettings.of(format), new Pieces(sine.f32(), 4_097)));
    byte[] pcm =
        run("ffmpeg", "-v", "error", "-i", file.toString(), "-ar", "48000", "-f", "f32le", "-");
    Pcm heard = Pcm.ofF32(pcm, 48_000);
    assertThat(heard.frames() - sine.frames()).isBetween(0, format.lossless() ? 0 : 2_833);
    SineFit fit = SineFit.of(heard, 441);
    assertThat(fit.residual()).isLessThan(format.lossless() ? 1e-4 : 0.01);
    assertThat(fit.peak()).isLessThan(format.lossless() ? 1e-4 : 0.04);
  }

  private static byte[] run(String program, String... arguments)
      throws IOException, InterruptedException {
    Path errors = folder.resolve("errors.txt");
    List<String> command = new ArrayList<>(List.of(Machine.here().program(program).toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    byte[] output = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    assertThat(errors).isEmptyFile();
    return output;
  }
}
