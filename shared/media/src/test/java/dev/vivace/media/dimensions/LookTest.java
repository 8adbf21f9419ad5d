package dev.vivace.media.dimensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dimensions that files tell of themselves, and that FFmpeg finds in them. */
class LookTest {
  /** The silence that an encoder adds: players leave it out, and ffprobe counts it. */
  private static final double SILENCE_SECONDS = 0.08;

  @ParameterizedTest
  @CsvSource({
    "clip.mp4, 2.000, 160, 120",
    "silent-video.mp4, 2.000, 160, 120",
    "speech.m4a, 2.160, ,",
    "speech-moov-last.m4a, 2.160, ,",
    "tone-40s.m4a, 40.000, ,",
    "kinds/tone.mov, 0.500, ,",
    "kinds/clip.3gp, 0.500, 128, 96",
    "kinds/clip.webm, 0.508, 64, 48",
    "kinds/tone.mka, 0.508, ,",
    "speech.webm, 2.167, ,",
    "speech.ogg, 2.160, ,",
    "speech-vorbis.ogg, 2.160, ,",
    "kinds/tone.opus, 0.500, ,",
    "kinds/tone.spx, 0.491, ,",
    "kinds/tone.oga, 0.500, ,",
    "kinds/clip.ogv, 0.500, 64, 48",
    "speech.wav, 2.160, ,",
    "speech-f32.wav, 2.160, ,",
    "kinds/tone-rf64.wav, 0.500, ,",
    "speech.flac, 2.160, ,",
    "speech.mp3, 2.160, ,",
    "kinds/tone.mp3, 0.500, ,",
    "kinds/tone.mp2, 0.504, ,",
    "pixel.png, , 1, 1",
    "kinds/tone.aac, , ,",
    "text-named.mp3, , ,"
  })
  void aFileTells(
      String file, @Nullable String seconds, @Nullable Integer width, @Nullable Integer height) {
    Dimensions seen = LookedAt.file(MediaFixtures.bytes(file)).dimensions();

    assertThat(seen.duration().map(length -> "%.3f".formatted(length.toMillis() / 1000.0)))
        .isEqualTo(Optional.ofNullable(seconds));
    assertThat(seen.size())
        .isEqualTo(
            width == null || height == null
                ? Optional.empty()
                : Optional.of(new Dimensions.Size(width, height)));
  }

  /** ADPCM, whose encoders enter any number of bytes in a second, and sound that was piped. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "'fmt_ 14000000 1100 0100 401f0000 803e0000 00010400 0200 f901 'fact 04000000 00fa0000"
            + " 'data, 8.0",
        "'fmt_ 10000000 0100 0100 401f0000 803e0000 02001000 'fact 04000000 00fa0000 'data, 2.0",
        "'fmt_ 10000000 0700 0100 401f0000 401f0000 01000800 'fact 04000000 00000000 'data, 4.0"
      })
  void theSoundOfAWaveFileIsCountedOrReachesToItsEnd(String chunks, double seconds) {
    byte[] begin = Built.bytes("'RIFF ffffffff 'WAVE " + chunks + " ffffffff");
    byte[] file = Built.joined(begin, new byte[32_000]);

    assertThat(LookedAt.file(file).dimensions().duration())
        .contains(Duration.ofMillis((long) (seconds * 1000)));
  }

  @Test
  void aSmallTagBeforeAnMp3TakesNoPartOfItsOwn() {
    byte[] tag = Built.bytes("'ID3 0400 00 0000002d *45");
    byte[] speech = MediaFixtures.bytes("speech.mp3");

    LookedAt seen = LookedAt.file(Built.joined(tag, speech, new byte[100_000]));

    assertThat(seen.dimensions().duration()).contains(Duration.ofMillis(2160));
    assertThat(seen.parts()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clip.mp4",
        "speech-moov-last.m4a",
        "kinds/clip.webm",
        "speech.ogg",
        "speech-vorbis.ogg",
        "speech.wav",
        "speech.flac",
        "speech.mp3"
      })
  void ffprobeFindsTheSame(String file, @TempDir Path folder)
      throws IOException, InterruptedException {
    byte[] bytes = MediaFixtures.bytes(file);
    JsonNode found = ffprobe(Files.write(folder.resolve("file"), bytes));

    Dimensions seen = LookedAt.file(bytes).dimensions();

    assertThat(seen.duration().orElseThrow().toMillis() / 1000.0)
        .isCloseTo(
            Double.parseDouble(found.at("/format/duration").asString()), within(SILENCE_SECONDS));
    assertThat(seen.size().map(Dimensions.Size::width).orElse(0))
        .isEqualTo(found.at("/streams/0/width").asInt(0));
  }

  private static JsonNode ffprobe(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Machine.here().program("ffprobe").toString(),
                "-v",
                "error",
                "-show_entries",
                "format=duration:stream=width",
                "-of",
                "json",
                file.toString())
            .start();
    byte[] shown = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    return JsonMapper.shared().readTree(shown);
  }
}
