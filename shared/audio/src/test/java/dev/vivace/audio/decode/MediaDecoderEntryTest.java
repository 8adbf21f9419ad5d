package dev.vivace.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vivace.audio.CorruptMediaException;
import dev.vivace.audio.DecodeException;
import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.Mp4;
import dev.vivace.audio.Pcm;
import dev.vivace.audio.Recording;
import dev.vivace.audio.SineFit;
import dev.vivace.audio.Sounds;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.audio.io.ByteSource;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.machine.Machine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Files that are long enough to be entered somewhere other than at their beginning. */
@Timeout(180)
class MediaDecoderEntryTest {
  /** Two places to enter at, and some more. */
  private static final int SECONDS = 23;

  private static final int PLACES = 6;
  private static final int ADTS_HEADER_BYTES = 7;

  private static final Pcm MUSIC = Sounds.MUSIC.at(48_000, 2, SECONDS);

  @TempDir private static Path folder;

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @EnumSource(names = "WAV", mode = Mode.EXCLUDE)
  void theSamplesAtAnyPlaceAreThoseOfDecodingFromTheStart(EncodingFormat format)
      throws IOException {
    assertEntersExactly(MUSIC.encoded(EncodingSettings.of(format)));
    assertEntersExactly(Recording.ofSpeech(format));
  }

  /** With a bit reservoir, variable bit rates, edit lists, block sizes that change, and SILK. */
  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource({
    "reservoir.mp3, -c:a libmp3lame -b:a 128k",
    "gap.m4a, '-af aselect=not(between(t\\,5\\,5.5)) -ac 1 -c:a aac'",
    "fragmented.mp4, -ac 1 -c:a aac -movflags frag_keyframe+empty_moov -frag_duration 1000000",
    "hybrid.ogg, -ac 1 -c:a libopus -b:a 28k -application voip",
    "flac.ogg, -c:a flac",
    "vorbis.webm, -c:a libvorbis",
    "aac.ts, -ac 1 -c:a aac"
  })
  void soAreThoseOfFilesOfOthers(String name, String options) throws Exception {
    assertEntersExactly(madeByFfmpeg(name, options));
  }

  @ParameterizedTest
  @Tag("long")
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource({
    "vbr.mp3, -c:a libmp3lame -q:a 4",
    "low.mp3, -ac 1 -ar 24000 -c:a libmp3lame -b:a 8k",
    "aac.m4a, -c:a aac -b:a 64k",
    "thin.m4a, -c:a aac -b:a 24k -ac 1",
    "alac.m4a, -c:a alac",
    "half-fragmented.mp4, -c:a aac -movflags frag_keyframe -frag_duration 5000000",
    "mp3.mp4, -c:a libmp3lame",
    "opus.mp4, -c:a libopus",
    "vorbis.ogg, -c:a libvorbis -q:a 3",
    "voice.ogg, -ac 1 -c:a libopus -b:a 16k -application voip",
    "short-packets.ogg, -c:a libopus -b:a 96k -frame_duration 2.5",
    "aac.mkv, -c:a aac",
    "ac3.ac3, -c:a ac3"
  })
  void soAreThoseOfTheirSiblings(String name, String options) throws Exception {
    assertEntersExactly(madeByFfmpeg(name, options));
  }

  /** The part that is left out is damaged here, so that decoding it would end in a failure. */
  @Test
  void whatIsLeftOutIsNotDecoded() throws IOException {
    byte[] file = MUSIC.encoded(EncodingSettings.of(EncodingFormat.AAC));
    Pcm whole = Pcm.decoded(file);
    byte[] damaged = file.clone();
    int from = 0;
    for (int frame = 0; frame < 600; frame++) {
      int next = from + adtsFrameBytes(file, from);
      if (frame >= 100) {
        Arrays.fill(damaged, from + ADTS_HEADER_BYTES, next, (byte) 0xff);
      }
      from = next;
    }

    assertThatExceptionOfType(CorruptMediaException.class).isThrownBy(() -> Pcm.decoded(damaged));
    assertThat(differenceAt(damaged, 48_000 * (SECONDS - 1), whole)).isEqualTo(-1);
  }

  /** ISO/IEC 13818-7, 6.2: 13 bits that begin within the fourth byte. */
  private static int adtsFrameBytes(byte[] file, int from) {
    return (file[from + 3] & 3) << 11 | (file[from + 4] & 0xff) << 3 | (file[from + 5] & 0xff) >> 5;
  }

  /** These go on with what they remember, unless all begin anew at the same places. */
  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @EnumSource(names = {"AAC", "OPUS"})
  void newDecodersInBetweenAreNotHeard(EncodingFormat format) throws Exception {
    byte[] file = Sounds.SINE.at(48_000, 1, SECONDS).encoded(EncodingSettings.of(format));
    SineFit fit = SineFit.of(Pcm.decoded(file), 441);
    assertThat(fit.residual()).isLessThan(0.01);
    assertThat(fit.peak()).isLessThan(0.04);
  }

  /** FFmpeg reads on to the end before it says that there is no such place. */
  @Test
  void anIndexThatIsOfNoUseIsNotFollowed() throws IOException {
    byte[] tone = MediaFixtures.bytes("tone-40s.m4a");
    byte[] file = Mp4.withOneSyncSample(tone, 310);
    Pcm whole = Pcm.decoded(tone);

    for (int second : new int[] {15, 25, 35}) {
      assertThat(differenceAt(file, second * 8_000, whole)).as("%d s", second).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @EnumSource(names = "WAV", mode = Mode.EXCLUDE)
  void aSourceThatCanNotSeekGivesTheSameSamples(EncodingFormat format) throws IOException {
    byte[] file = Recording.ofSpeech(format).file();
    Pcm whole = Recording.ofSpeech(format).pcm();
    try (MediaDecoder decoder =
        new MediaDecoder(
            ByteSource.forwardOnly(new ByteArrayInputStream(file)), DecodeLimits.DEFAULT)) {
      int place = whole.frames() - 30_000;
      assertThat(decoder.seek(place)).isTrue();
      assertThat(differenceAt(decoder, place, whole)).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @EnumSource(names = "WAV", mode = Mode.EXCLUDE)
  void behindTheEndThereIsNothingAndTheWayBackIsOpen(EncodingFormat format) throws IOException {
    byte[] file = Recording.ofSpeech(format).file();
    Pcm whole = Recording.ofSpeech(format).pcm();
    try (MediaDecoder decoder = new MediaDecoder(ByteSource.of(file), DecodeLimits.DEFAULT)) {
      for (long behind : new long[] {whole.frames(), whole.frames() + 60_000L, 1L << 40}) {
        assertThat(decoder.seek(behind)).isFalse();
        assertThat(decoder.read(new float[100])).isEqualTo(-1);
        int last = whole.frames() - 1;
        assertThat(decoder.seek(last)).isTrue();
        assertThat(differenceAt(decoder, last, whole)).isEqualTo(-1);
      }
    }
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @EnumSource(names = "WAV", mode = Mode.EXCLUDE)
  void placesInDamagedFilesAreAudioOrATypedFailure(EncodingFormat format) throws IOException {
    byte[] file = Recording.ofSpeech(format).file();
    Random random = new Random(format.ordinal());
    for (int i = 0; i < 12; i++) {
      byte[] damaged = Arrays.copyOf(file, random.nextInt(file.length / 2, file.length));
      for (int flips = random.nextInt(200); flips > 0; flips--) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try (MediaDecoder decoder = new MediaDecoder(ByteSource.of(damaged), DecodeLimits.DEFAULT)) {
        for (int place = 0; place < 4; place++) {
          decoder.seek(random.nextInt(Recording.SPEECH_RATE * Recording.SECONDS));
          decoder.read(new float[2_000]);
        }
      } catch (DecodeException expected) {
        assertThat(expected).message().isNotBlank();
      }
    }
  }

  private static void assertEntersExactly(byte[] file) throws IOException {
    assertEntersExactly(new Recording(file, Pcm.decoded(file)));
  }

  private static void assertEntersExactly(Recording recording) throws IOException {
    byte[] file = recording.file();
    Pcm whole = recording.pcm();
    assertThat(whole.seconds()).isGreaterThan(SECONDS - 1.0);
    Random random = new Random(file.length);
    try (MediaDecoder decoder = new MediaDecoder(ByteSource.of(file), DecodeLimits.DEFAULT)) {
      for (int i = 0; i < PLACES; i++) {
        int place = random.nextInt(whole.frames());
        assertThat(decoder.seek(place)).isTrue();
        assertThat(differenceAt(decoder, place, whole))
            .as("sample frame %d of %d", place, whole.frames())
            .isEqualTo(-1);
      }
    }
  }

  private static int differenceAt(byte[] file, int place, Pcm whole) throws IOException {
    try (MediaDecoder decoder = new MediaDecoder(ByteSource.of(file), DecodeLimits.DEFAULT)) {
      decoder.seek(place);
      return differenceAt(decoder, place, whole);
    }
  }

  private static int differenceAt(MediaDecoder decoder, int place, Pcm whole) throws IOException {
    float[] samples = new float[1_000 * whole.channels()];
    int count = decoder.read(samples) * whole.channels();
    int from = place * whole.channels();
    assertThat(count).isPositive();
    return Arrays.mismatch(samples, 0, count, whole.samples(), from, from + count);
  }

  private static byte[] madeByFfmpeg(String name, String options) throws Exception {
    Path ffmpeg = Machine.here().program("ffmpeg");
    Path pcm = Files.write(folder.resolve(name + ".f32"), MUSIC.f32());
    Path file = folder.resolve(name);
    List<String> command =
        new ArrayList<>(
            List.of(ffmpeg.toString(), "-v", "error", "-y", "-f", "f32le", "-ar", "48000"));
    command.addAll(List.of("-ac", "2", "-i", pcm.toString()));
    command.addAll(List.of(options.split(" ")));
    command.add(file.toString());
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).isZero();
    Files.delete(pcm);
    return Files.readAllBytes(file);
  }
}
