package dev.vivace.audio.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.audio.KeptFile;
import dev.vivace.audio.Pcm;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.audio.mp3.Mp3Layout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class InfoFrameTest {
  /** Rate, channels, bit rate; where the tag starts, and the length of its frame. */
  @ParameterizedTest
  @CsvSource({
    "48000, 1, 128, 21, 384",
    "48000, 2, 320, 36, 960",
    "44100, 2, 128, 36, 417",
    "44100, 1, 32, 21, 182",
    "32000, 2, 40, 36, 216",
    "24000, 1, 64, 13, 192",
    "24000, 1, 8, 13, 192",
    "22050, 2, 56, 21, 182",
    "16000, 2, 160, 21, 720",
    "12000, 1, 24, 13, 192",
    "11025, 2, 8, 21, 208",
    "8000, 1, 8, 13, 216",
    "37800, 2, 96, 36, 313",
    "96000, 1, 192, 21, 576"
  })
  void standsBeforeTheVeryFramesAndTellsTheirLength(
      int rate, int channels, int bitrateKbps, int tagOffset, int frameBytes) throws IOException {
    EncodingSettings settings = new EncodingSettings(EncodingFormat.MP3, bitrateKbps);
    Pcm given = Pcm.sine(rate, channels, 440, 1.2345);
    ByteArrayOutputStream heard = new ByteArrayOutputStream();

    byte[] file = KeptFile.of(given, settings, heard);

    Mp3Layout layout = new Mp3Layout(settings, rate);
    byte[] info = layout.infoFrame(channels, given.frames());
    assertThat(Arrays.copyOf(file, info.length)).isEqualTo(info);
    assertThat(Arrays.copyOfRange(file, info.length, file.length)).isEqualTo(heard.toByteArray());
    assertThat(info).hasSize(frameBytes);
    // All of a header but the bit rate and the padding is that of the frames.
    assertThat(info[0]).isEqualTo(file[frameBytes]);
    assertThat(info[1]).isEqualTo(file[frameBytes + 1]);
    assertThat(info[2] & 0x0c).isEqualTo(file[frameBytes + 2] & 0x0c);
    assertThat(info[3] & 0xcf).isEqualTo(file[frameBytes + 3] & 0xcf);
    ByteBuffer tag = ByteBuffer.wrap(info).position(tagOffset).slice();
    assertThat(new String(info, tagOffset, 4, StandardCharsets.US_ASCII)).isEqualTo("Info");
    assertThat(tag.getInt(8)).isEqualTo(Math.toIntExact(layout.frames(given.frames())));
    assertThat(tag.getInt(12)).isEqualTo(file.length);
    int ends = tag.getInt(141) >>> 8;
    long samples = tag.getInt(8) * (long) layout.frameSamples() - (ends >> 12) - (ends & 0xfff);
    assertThat(samples)
        .isEqualTo(Math.ceilDiv((long) given.frames() * layout.sampleRate(), (long) rate));
    assertThat(Pcm.decoded(file).frames()).isEqualTo(Math.toIntExact(samples));
  }

  /** A place in the file is the place in the sound: 25 % of the bytes for 25 % of the time. */
  @ParameterizedTest
  @CsvSource({"24000, 64", "44100, 128"})
  void pointsToPlacesByTheirShareOfTheBytes(int rate, int bitrateKbps) throws IOException {
    EncodingSettings settings = new EncodingSettings(EncodingFormat.MP3, bitrateKbps);
    byte[] info = new Mp3Layout(settings, rate).infoFrame(2, 100L * rate);
    int index = new String(info, StandardCharsets.ISO_8859_1).indexOf("Info") + 16;
    assertThat(info[index + 25]).isEqualTo((byte) 64);
    assertThat(info[index + 50]).isEqualTo((byte) 128);
    assertThat(info[index + 99] & 0xff).isEqualTo(253);
  }
}
