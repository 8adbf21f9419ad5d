package dev.vivace.audio.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vivace.audio.KeptFile;
import dev.vivace.audio.Pcm;
import dev.vivace.audio.PcmInput;
import dev.vivace.audio.RawPcmInput;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kept file of an encoding has its length and an index, where its format has them. */
@Timeout(120)
class FinishedFileTest {
  private static final double SECONDS = 3.3;

  @ParameterizedTest
  @EnumSource
  void theListenerHearsWhatWouldBeHeardIfNobodyKeptIt(EncodingFormat format) throws IOException {
    Pcm sine = Pcm.sine(44_100, 2, 441, 2);
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    ByteArrayOutputStream alone = new ByteArrayOutputStream();
    KeptFile.of(sine, EncodingSettings.of(format), heard);
    try (PcmInput input = new RawPcmInput(new ByteArrayInputStream(sine.f32()), sine.format())) {
      Transcoder.encode(
          input, EncodingSettings.of(format), new EncodedOutput(alone, Pace.GROWING, 7, null));
    }
    assertThat(Arrays.mismatch(heard.toByteArray(), alone.toByteArray())).isEqualTo(-1);
  }

  /** In samples at the file's rate; ADTS can't say what to leave out. */
  @ParameterizedTest
  @CsvSource({
    "MP3, 24000, 0",
    "MP3, 44100, 0",
    "MP3, 8000, 0",
    "MP3, 37800, 0",
    "AAC, 24000, 2048",
    "OPUS, 24000, 0",
    "OPUS, 44100, 0",
    "WEBM, 48000, 0",
    "FLAC, 24000, 0",
    "FLAC, 37800, 0",
    "WAV, 24000, 0",
    "WAV, 37800, 0",
    "MP4, 24000, 1024",
    "MP4, 44100, 1024"
  })
  void theFileSoundsAsLongAsItsInput(EncodingFormat format, int rate, int mostSurplus)
      throws IOException {
    Pcm given = Pcm.sine(rate, 1, 440, SECONDS);
    Pcm heard = Pcm.decoded(kept(given, format));
    long exact = Math.ceilDiv((long) given.frames() * heard.sampleRate(), (long) rate);
    assertThat(heard.frames() - exact).isBetween(0L, (long) mostSurplus);
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 44_100, 96_000})
  void flacTellsItsSamplesAndTheirDigest(int rate) throws IOException {
    Pcm given = Pcm.sine(rate, 2, 440, SECONDS);
    ByteBuffer file = ByteBuffer.wrap(kept(given, EncodingFormat.FLAC));
    // RFC 9639, 8.2: STREAMINFO follows "fLaC" and four bytes.
    assertThat(file.getLong(18) & (1L << 36) - 1).isEqualTo(given.frames());
    assertThat(file.getLong(26) | file.getLong(34)).isNotZero();
    assertThat(file.get(12) << 16 | file.getShort(13)).as("smallest frame").isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 44_100, 192_000})
  void wavTellsItsSizes(int rate) throws IOException, UnsupportedAudioFileException {
    Pcm given = Pcm.sine(rate, 2, 440, SECONDS);
    byte[] file = kept(given, EncodingFormat.WAV);
    ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(header.getInt(4)).isEqualTo(file.length - 8);
    try (AudioInputStream wav = AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
      assertThat(wav.getFrameLength()).isEqualTo(given.frames());
    }
  }

  @Test
  void mp4IsOneMovieWithItsDurationAndOneTableOfSamples() throws IOException {
    byte[] file = kept(Pcm.sine(44_100, 2, 440, SECONDS), EncodingFormat.MP4);
    assertThat(indexOf(file, "moof")).isNegative();
    assertThat(indexOf(file, "mvex")).isNegative();
    ByteBuffer box = ByteBuffer.wrap(file);
    int movie = indexOf(file, "mvhd");
    double seconds = (double) box.getInt(movie + 20) / box.getInt(movie + 16);
    assertThat(seconds).isCloseTo(SECONDS, within(0.03));
    int sizes = indexOf(file, "stsz");
    assertThat(box.getInt(sizes + 12)).isBetween(142, 146);
    int data = indexOf(file, "mdat");
    assertThat(data - 4 + box.getInt(data - 4)).isEqualTo(indexOf(file, "moov") - 4);
  }

  @Test
  void webmTellsItsDurationAndHasAnIndex() throws IOException {
    byte[] file = kept(Pcm.sine(48_000, 1, 440, 17), EncodingFormat.WEBM);
    ByteBuffer ebml = ByteBuffer.wrap(file);
    int duration = indexOf(file, new byte[] {0x44, (byte) 0x89, (byte) 0x88});
    assertThat(ebml.getDouble(duration + 3)).isCloseTo(17_000, within(25.0));
    assertThat(indexOf(file, new byte[] {0x1c, 0x53, (byte) 0xbb, 0x6b})).as("Cues").isPositive();
  }

  @Test
  void oggHasPagesOfASecondAndEndsAtTheLastSample() throws IOException {
    byte[] file = kept(Pcm.sine(48_000, 1, 440, 10), EncodingFormat.OPUS);
    int pages = 0;
    int last = 0;
    for (int at = indexOf(file, "OggS"); at >= 0; at = indexOf(file, "OggS", at + 4)) {
      pages++;
      last = at;
    }
    assertThat(pages).isBetween(10, 14);
    ByteBuffer page = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    // RFC 7845, 4: the granule position counts what is left out of the beginning, too.
    int preSkip = page.getShort(indexOf(file, "OpusHead") + 10);
    assertThat(page.getLong(last + 6)).isEqualTo(480_000 + preSkip);
    assertThat(file[last + 5] & 4).as("end of stream").isEqualTo(4);
  }

  @Test
  void adtsIsKeptAsItWasHeard() throws IOException {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    byte[] file =
        KeptFile.of(Pcm.sine(24_000, 1, 440, 1), EncodingSettings.of(EncodingFormat.AAC), heard);
    assertThat(file).isEqualTo(heard.toByteArray());
  }

  @ParameterizedTest
  @EnumSource
  void oneSampleIsAWholeFile(EncodingFormat format) throws IOException {
    byte[] file = kept(new Pcm(48_000, 1, new float[] {0.5f}), format);
    assertThat(Pcm.decoded(file).frames()).isPositive();
  }

  private static byte[] kept(Pcm pcm, EncodingFormat format) throws IOException {
    return KeptFile.of(pcm, EncodingSettings.of(format), OutputStream.nullOutputStream());
  }

  private static int indexOf(byte[] file, String name) {
    return indexOf(file, name, 0);
  }

  private static int indexOf(byte[] file, String name, int from) {
    return new String(file, StandardCharsets.ISO_8859_1).indexOf(name, from);
  }

  private static int indexOf(byte[] file, byte[] name) {
    return indexOf(file, new String(name, StandardCharsets.ISO_8859_1));
  }
}
