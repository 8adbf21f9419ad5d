package dev.vivace.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.vivace.audio.Pcm;
import dev.vivace.audio.UnsupportedMediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples of WAV files that are wider than their valid bits, or big endian. */
class WavSamplesTest {
  private static final int RATE = 8_000;
  private static final Pcm SINE = Pcm.sine(RATE, 1, 440, 0.5);

  /** The second half of the GUID of a subformat (Microsoft, ksmedia.h). */
  private static final byte[] SUBFORMAT = {
    0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xaa, 0, 0x38, (byte) 0x9b, 0x71
  };

  @ParameterizedTest
  @CsvSource({
    "16, 16, 1",
    "24, 24, 1",
    "32, 32, 1",
    "24, 32, 1",
    "24, 32, 2",
    "20, 32, 2",
    "20, 24, 1",
    "16, 32, 1",
    "16, 24, 2",
    "12, 16, 1",
    "18, 24, 2",
    "8, 16, 1"
  })
  void validBitsAreTheUpperOnesOfTheirContainer(int validBits, int bits, int channels)
      throws IOException {
    Pcm heard = Pcm.decoded(extensible(validBits, bits, channels));

    assertThat(heard.channels()).isEqualTo(channels);
    assertThat(heard.frames()).isEqualTo(SINE.frames());
    for (int i = 0; i < SINE.frames(); i++) {
      assertThat((double) heard.samples()[i * channels]).isCloseTo(SINE.samples()[i], within(0.01));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 24, 32})
  void bigEndianIntegersAreDecoded(int bits) throws IOException {
    Pcm heard = Pcm.decoded(rifx(1, bits));

    assertThat(heard.sampleRate()).isEqualTo(RATE);
    assertThat(heard.frames()).isEqualTo(SINE.frames());
    assertThat(SINE.bestCorrelation(heard, 0)).isGreaterThan(0.999);
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void bigEndianFloatsAreDecoded(int bits) throws IOException {
    assertThat(SINE.bestCorrelation(Pcm.decoded(rifx(3, bits)), 0)).isGreaterThan(0.999);
  }

  @Test
  void otherBigEndianCodingsAreRefusedWithAReason() {
    byte[] file = rifx(1, 16);
    file[21] = 0x11; // IMA ADPCM

    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> Pcm.decoded(file))
        .withMessageContaining("RIFX");
  }

  private static byte[] extensible(int validBits, int bits, int channels) {
    int block = channels * bits / 8;
    ByteBuffer file = header("RIFF", 40, block, ByteOrder.LITTLE_ENDIAN);
    file.putShort((short) 0xfffe).putShort((short) channels).putInt(RATE).putInt(RATE * block);
    file.putShort((short) block).putShort((short) bits);
    file.putShort((short) 22).putShort((short) validBits).putInt(channels).putShort((short) 1);
    file.put(SUBFORMAT);
    data(file, block);
    for (float sample : SINE.samples()) {
      int valid = Math.round(sample * ((1 << validBits - 1) - 1)) << bits - validBits;
      for (int channel = 0; channel < channels; channel++) {
        for (int shift = 0; shift < bits; shift += 8) {
          file.put((byte) (bits == 8 ? valid + 128 : valid >> shift));
        }
      }
    }
    return file.array();
  }

  private static byte[] rifx(int tag, int bits) {
    int block = bits / 8;
    ByteBuffer file = header("RIFX", 16, block, ByteOrder.BIG_ENDIAN);
    file.putShort((short) tag).putShort((short) 1).putInt(RATE).putInt(RATE * block);
    file.putShort((short) block).putShort((short) bits);
    data(file, block);
    for (float sample : SINE.samples()) {
      switch (tag * 100 + bits) {
        case 332 -> file.putFloat(sample);
        case 364 -> file.putDouble(sample);
        case 132 -> file.putInt(Math.round(sample * Integer.MAX_VALUE));
        case 124 -> {
          int value = Math.round(sample * 8388607);
          file.put((byte) (value >> 16)).put((byte) (value >> 8)).put((byte) value);
        }
        default -> file.putShort((short) Math.round(sample * 32767));
      }
    }
    return file.array();
  }

  private static ByteBuffer header(String form, int formatBytes, int block, ByteOrder order) {
    int size = 12 + 8 + formatBytes + 8 + SINE.frames() * block;
    ByteBuffer file = ByteBuffer.allocate(size).order(order);
    file.put(ascii(form)).putInt(size - 8).put(ascii("WAVEfmt ")).putInt(formatBytes);
    return file;
  }

  private static void data(ByteBuffer file, int block) {
    file.put(ascii("data")).putInt(SINE.frames() * block);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
