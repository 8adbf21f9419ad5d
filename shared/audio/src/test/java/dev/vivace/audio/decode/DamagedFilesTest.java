package dev.vivace.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.Pcm;
import dev.vivace.audio.Recording;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.io.ByteSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Sound behind damage keeps its time, and is the same whichever way it is reached. */
@Timeout(120)
class DamagedFilesTest {
  private static final int RATE = Recording.SPEECH_RATE;

  @ParameterizedTest
  @CsvSource({
    "FLAC, 300, 0",
    "FLAC, 20000, 0",
    "MP3, 300, 600",
    "MP3, 6000, 1200",
    "AAC, 300, 2100",
    "AAC, 4000, 8200",
    "OPUS, 300, 4900",
    "OPUS, 6000, 9700",
    "WEBM, 300, 1000",
    "WEBM, 2500, 4900",
    "MP4, 300, 0"
  })
  void zerosInTheMiddleCostNoTime(EncodingFormat format, int zeros, int toleratedFrames)
      throws IOException {
    byte[] file = Recording.ofSpeech(format).file();
    Pcm whole = Recording.ofSpeech(format).pcm();
    byte[] damaged = file.clone();
    Arrays.fill(damaged, file.length / 2, file.length / 2 + zeros, (byte) 0);

    assertThat(Math.abs(Pcm.decoded(damaged).frames() - whole.frames()))
        .isLessThanOrEqualTo(toleratedFrames);
  }

  @Test
  void aFlacFileIsSilentWhereItIsDamagedAndExactElsewhere() throws IOException {
    byte[] file = Recording.ofSpeech(EncodingFormat.FLAC).file();
    Pcm whole = Recording.ofSpeech(EncodingFormat.FLAC).pcm();
    byte[] damaged = file.clone();
    damaged[file.length / 3] ^= 0x55;
    damaged[file.length * 2 / 3] ^= 0x33;

    Pcm heard = Pcm.decoded(damaged);
    assertThat(heard.frames()).isEqualTo(whole.frames());
    int silent = 0;
    for (int i = 0; i < heard.frames(); i++) {
      boolean same = heard.samples()[i] == whole.samples()[i];
      assertThat(same || heard.samples()[i] == 0).isTrue();
      silent += same ? 0 : 1;
    }
    assertThat(silent).isBetween(300, 2 * 4_608);
  }

  @Test
  void aFlacFileWhoseBeginningIsDamagedBeginsWithSilence() throws IOException {
    byte[] file = Recording.ofSpeech(EncodingFormat.FLAC).file();
    Pcm whole = Recording.ofSpeech(EncodingFormat.FLAC).pcm();
    int first = firstFlacFrame(file);
    byte[] damaged = file.clone();
    Arrays.fill(damaged, first, first + 40, (byte) 0);

    Pcm heard = Pcm.decoded(damaged);
    assertThat(heard.frames()).isEqualTo(whole.frames());
    assertThat(heard.samples()[0]).isZero();
    assertThat(Arrays.mismatch(heard.samples(), RATE, RATE * 2, whole.samples(), RATE, RATE * 2))
        .isEqualTo(-1);
  }

  @ParameterizedTest
  @EnumSource(names = "WAV", mode = EnumSource.Mode.EXCLUDE)
  void placesInADamagedFileAreThoseOfDecodingFromTheStart(EncodingFormat format)
      throws IOException {
    byte[] file = Recording.ofSpeech(format).file();
    Random random = new Random(format.ordinal());
    for (int variant = 0; variant < 3; variant++) {
      byte[] damaged = damaged(file, format, random);
      Pcm whole = Pcm.decoded(damaged);
      try (MediaDecoder decoder = new MediaDecoder(ByteSource.of(damaged), DecodeLimits.DEFAULT)) {
        for (int i = 0; i < 5; i++) {
          int place = random.nextInt(whole.frames() - 2_000);
          assertThat(decoder.seek(place)).isTrue();
          assertThat(differenceAt(decoder, place, whole))
              .as("%s, variant %d, sample frame %d of %d", format, variant, place, whole.frames())
              .isEqualTo(-1);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "WAV", mode = EnumSource.Mode.EXCLUDE)
  void aSourceThatCanNotSeekGivesTheSameSamplesOfADamagedFile(EncodingFormat format)
      throws IOException {
    byte[] file = Recording.ofSpeech(format).file();
    byte[] damaged = damaged(file, format, new Random(3));
    Pcm whole = Pcm.decoded(damaged);
    try (MediaDecoder decoder =
        new MediaDecoder(
            ByteSource.forwardOnly(new ByteArrayInputStream(damaged)), DecodeLimits.DEFAULT)) {
      decoder.seek(RATE * 25);
      assertThat(differenceAt(decoder, RATE * 25, whole)).isEqualTo(-1);
    }
  }

  /** Some stretches of zeros and of noise in the first two thirds, behind the headers. */
  private static byte[] damaged(byte[] file, EncodingFormat format, Random random) {
    byte[] damaged = file.clone();
    for (int i = 0; i < 3; i++) {
      int place = random.nextInt(4_000, file.length * 2 / 3);
      boolean boxes = format == EncodingFormat.MP4;
      int from = boxes ? inMediaData(file, place) : place;
      int length = random.nextInt(1, boxes ? 100 : 900);
      if (random.nextBoolean()) {
        Arrays.fill(damaged, from, from + length, (byte) 0);
      } else {
        for (int at = from; at < from + length; at++) {
          damaged[at] = (byte) random.nextInt();
        }
      }
    }
    return damaged;
  }

  /** A box that is damaged is lost with all that follows. */
  private static int inMediaData(byte[] file, int place) {
    return new String(file, StandardCharsets.ISO_8859_1).indexOf("mdat", place) + 4;
  }

  /** Behind the metadata blocks (RFC 9639, section 8). */
  private static int firstFlacFrame(byte[] file) {
    int at = 4;
    boolean last = false;
    while (!last) {
      last = file[at] < 0;
      at += 4 + ((file[at + 1] & 0xff) << 16 | (file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff);
    }
    return at;
  }

  private static int differenceAt(MediaDecoder decoder, int place, Pcm whole) throws IOException {
    float[] samples = new float[1_000];
    int count = decoder.read(samples);
    assertThat(count).isPositive();
    return Arrays.mismatch(samples, 0, count, whole.samples(), place, place + count);
  }
}
