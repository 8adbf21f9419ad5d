package dev.vivace.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vivace.audio.CorruptMediaException;
import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.Id3;
import dev.vivace.audio.Pcm;
import dev.vivace.audio.Sounds;
import dev.vivace.audio.WavFile;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.audio.io.ByteSource;
import dev.vivace.testkit.MediaFixtures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Half a file gives what it has and is never taken for a whole one, where it tells its size. */
@Timeout(60)
class CutFilesTest {
  private static final int DATA_SIZE_OFFSET = 40;
  private static final float[] SINE = Pcm.sine(8_000, 1, 440, 1).samples();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "speech.wav",
        "speech-f32.wav",
        "speech.mp3",
        "speech.m4a",
        "speech.ogg",
        "speech-vorbis.ogg",
        "speech.flac",
        "speech.webm",
        "clip.mp4"
      })
  void halfOfSpeechGivesWhatItHasAndFails(String name) throws IOException {
    byte[] file = MediaFixtures.bytes(name);

    for (double part : new double[] {0.5, 0.7, 0.9}) {
      byte[] cut = Arrays.copyOf(file, (int) (file.length * part));
      assertThat(framesBeforeFailure(ByteSource.of(cut))).isPositive();
      assertThat(framesBeforeFailure(ByteSource.forwardOnly(new ByteArrayInputStream(cut))))
          .isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clip.3gp", "clip.avi", "clip.flv", "clip.ogv", "clip.webm", "clip.wmv", "tone-rf64.wav",
        "tone.3gp", "tone.aiff", "tone.au", "tone.caf", "tone.flac", "tone.m4a", "tone.mka",
        "tone.mov", "tone.oga", "tone.opus", "tone.spx", "tone.tta", "tone.w64", "tone.wav",
        "tone.webm", "tone.wma", "tone.wv"
      })
  void halfOfAnyKindThatTellsItsSizeFails(String name) {
    byte[] file = MediaFixtures.bytes("kinds/" + name);

    for (double part : new double[] {0.6, 0.8, 0.95}) {
      assertThatExceptionOfType(CorruptMediaException.class)
          .as("%s up to %s", name, part)
          .isThrownBy(() -> Pcm.decoded(Arrays.copyOf(file, (int) (file.length * part))));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tone.aac",
        "tone.ac3",
        "tone.eac3",
        "tone.amr",
        "tone.awb",
        "tone.mp2",
        "tone.ts",
        "clip.mpg",
        "clip.ts"
      })
  void whatTellsNoSizeIsWholeWhereverItEnds(String name) throws IOException {
    byte[] file = MediaFixtures.bytes("kinds/" + name);

    assertThat(Pcm.decoded(Arrays.copyOf(file, file.length * 4 / 5)).seconds())
        .isBetween(0.2, 0.55);
  }

  @ParameterizedTest
  @EnumSource(names = {"OPUS", "MP4"})
  void halfOfWhatIsEncodedHereFails(EncodingFormat format) throws IOException {
    byte[] file = Sounds.SPEECH.at(24_000, 1, 5).encoded(EncodingSettings.of(format));

    for (int end = file.length / 2; end < file.length - 1; end += file.length / 19) {
      byte[] cut = Arrays.copyOf(file, end);
      assertThatExceptionOfType(CorruptMediaException.class)
          .as("%d of %d bytes", end, file.length)
          .isThrownBy(() -> Pcm.decoded(cut));
    }
  }

  @ParameterizedTest
  @EnumSource(EncodingFormat.class)
  void theWholeOfWhatIsEncodedHereIsWhole(EncodingFormat format) throws IOException {
    byte[] file = Sounds.SPEECH.at(24_000, 1, 5).encoded(EncodingSettings.of(format));

    assertThat(Pcm.decoded(file).seconds()).isBetween(4.9, 5.2);
  }

  @Test
  void aTagBeforeTheFileHidesNoCut() throws IOException {
    for (String name : new String[] {"speech.flac", "speech.mp3", "speech.wav"}) {
      byte[] tagged = Id3.before(MediaFixtures.bytes(name), 5_000);
      assertThat(Pcm.decoded(tagged).seconds()).isGreaterThan(2);
      assertThatExceptionOfType(CorruptMediaException.class)
          .isThrownBy(() -> Pcm.decoded(Arrays.copyOf(tagged, tagged.length / 2)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        0xffff_ffffL,
        0x7fff_ffffL,
        0x7fff_f000L,
        0x8000_0000L,
        0xffff_ff00L,
        0x7fff_ffdbL
      })
  void aWavThatWasWrittenBeforeItsSizeWasKnownIsWhole(long dataSize) throws IOException {
    byte[] file = new WavFile(8_000, 1, 16, WavFile.Coding.INTEGER).of(SINE);
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(DATA_SIZE_OFFSET, (int) dataSize);

    assertThat(Pcm.decoded(file).frames()).isEqualTo(SINE.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 36, 44})
  void aWavWhoseWriterCountedItsHeaderIsWhole(int surplus) throws IOException {
    byte[] file = new WavFile(8_000, 1, 16, WavFile.Coding.INTEGER).of(SINE);
    ByteBuffer.wrap(file)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(DATA_SIZE_OFFSET, SINE.length * 2 + surplus);

    assertThat(Pcm.decoded(file).frames()).isEqualTo(SINE.length);
  }

  @Test
  void chunksBehindTheSamplesOfAWavMayBeCut() throws IOException {
    byte[] file = new WavFile(8_000, 1, 16, WavFile.Coding.INTEGER).of(SINE);
    byte[] list = "LIST\u00ff\0\0\0INFO".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(Pcm.decoded(joined(file, list)).frames()).isEqualTo(SINE.length);
  }

  @Test
  void aCutWavHasTheLengthThatItPromises() throws IOException {
    byte[] file = new WavFile(8_000, 1, 16, WavFile.Coding.INTEGER).of(SINE);
    byte[] cut = Arrays.copyOf(file, file.length / 2);

    try (MediaDecoder decoder = new MediaDecoder(ByteSource.of(cut), DecodeLimits.DEFAULT)) {
      assertThat(decoder.lengthFrames()).hasValue(SINE.length);
      assertThat(decoder.seek(SINE.length / 4)).isTrue();
    }
  }

  @Test
  void filesBehindEachOtherAreWhole() throws IOException {
    byte[] ogg = MediaFixtures.bytes("kinds/tone.opus");
    byte[] mp3 = MediaFixtures.bytes("speech.mp3");

    assertThat(Pcm.decoded(joined(ogg, ogg)).seconds()).isGreaterThan(0.9);
    assertThat(Pcm.decoded(joined(mp3, mp3)).seconds()).isGreaterThan(4);
    byte[] half = Arrays.copyOf(ogg, ogg.length / 2);
    assertThatExceptionOfType(CorruptMediaException.class)
        .isThrownBy(() -> Pcm.decoded(joined(ogg, half)));
  }

  @Test
  void aTagBehindAFileIsNoCut() throws IOException {
    byte[] tag = Arrays.copyOf("TAGTitle".getBytes(StandardCharsets.US_ASCII), 128);

    for (String name : new String[] {"speech.mp3", "speech.flac", "speech.ogg", "speech.m4a"}) {
      assertThat(Pcm.decoded(joined(MediaFixtures.bytes(name), tag)).seconds()).isGreaterThan(2);
    }
  }

  /** Sample frames up to the failure that has to come. */
  private static long framesBeforeFailure(ByteSource source) throws IOException {
    long frames = 0;
    try (MediaDecoder decoder = new MediaDecoder(source, DecodeLimits.DEFAULT)) {
      float[] piece = new float[2_000];
      for (int read = decoder.read(piece); read >= 0; read = decoder.read(piece)) {
        frames += read;
      }
    } catch (CorruptMediaException expected) {
      assertThat(expected).hasMessageContaining("cut");
      return frames;
    }
    throw new AssertionError("it passed for a whole file of " + frames + " sample frames");
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(first);
    all.writeBytes(second);
    return all.toByteArray();
  }
}
