package dev.vivace.audio.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingFormatTest {
  @ParameterizedTest
  @ValueSource(ints = {8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000})
  void ratesThatMp3HasAreKept(int rate) {
    assertThat(EncodingFormat.MP3.sampleRateFor(rate)).isEqualTo(rate);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 8000",
    "7350, 8000",
    "8001, 11025",
    "23999, 24000",
    "44101, 48000",
    "96000, 48000",
    "384000, 48000"
  })
  void otherRatesGoToTheNextHigherOneOrTheHighest(int rate, int encodedRate) {
    assertThat(EncodingFormat.MP3.sampleRateFor(rate)).isEqualTo(encodedRate);
  }

  @ParameterizedTest
  @CsvSource({
    "24000, 128, 128",
    "24000, 320, 160",
    "24000, 100, 96",
    "48000, 320, 320",
    "48000, 8, 32",
    "8000, 128, 64",
    "44100, 191, 160"
  })
  void theBitRateIsTheNearestLegalOneBelow(int rate, int wish, int bitrate) {
    assertThat(EncodingFormat.MP3.bitrateFor(rate, wish)).isEqualTo(bitrate);
  }

  @Test
  void theBitRateIs128UnlessToldOtherwise() {
    assertThat(EncodingSettings.of(EncodingFormat.MP3))
        .isEqualTo(new EncodingSettings(EncodingFormat.MP3, 128));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 7, 321, Integer.MAX_VALUE})
  void bitRatesOutOfRangeAreRefused(int bitrate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EncodingSettings(EncodingFormat.MP3, bitrate))
        .withMessageContaining("8 to 320 kbit/s");
  }

  @ParameterizedTest
  @CsvSource({
    "AAC, 24000, 24000",
    "AAC, 96000, 48000",
    "MP4, 37800, 44100",
    "OPUS, 24000, 24000",
    "OPUS, 44100, 48000",
    "OPUS, 22050, 24000",
    "WEBM, 11025, 12000",
    "FLAC, 96000, 96000",
    "FLAC, 384000, 192000",
    "WAV, 1000, 8000"
  })
  void everyFormatHasItsOwnRates(EncodingFormat format, int rate, int encodedRate) {
    assertThat(format.sampleRateFor(rate)).isEqualTo(encodedRate);
  }

  @ParameterizedTest
  @CsvSource({
    "AAC, 8000, 128, 48",
    "AAC, 24000, 128, 96",
    "MP4, 48000, 256, 256",
    "OPUS, 48000, 200, 192",
    "OPUS, 8000, 6, 6",
    "FLAC, 48000, 128, 128"
  })
  void everyFormatHasItsOwnBitRates(EncodingFormat format, int rate, int wish, int bitrate) {
    assertThat(format.bitrateFor(rate, wish)).isEqualTo(bitrate);
  }

  @ParameterizedTest
  @CsvSource({"AAC, 7", "AAC, 257", "OPUS, 5", "WEBM, 257", "MP4, 320", "FLAC, 0", "WAV, -1"})
  void bitRatesThatAFormatLacksAreRefused(EncodingFormat format, int bitrate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EncodingSettings(format, bitrate))
        .withMessageContaining("the bit rate of " + format.label() + " has to be");
  }

  @ParameterizedTest
  @CsvSource({"OPUS, 44100", "MP3, 96000", "AAC, 0", "WEBM, -1", "FLAC, 1000000000"})
  void sampleRatesThatAFormatLacksAreRefused(EncodingFormat format, int rate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EncodingSettings(format, 128, rate))
        .withMessageContaining("the sample rate of " + format.label() + " has to be one of")
        .withMessageEndingWith("not " + rate);
  }

  @ParameterizedTest
  @CsvSource({
    "mp3, audio/mpeg",
    "aac, audio/aac",
    "opus, audio/ogg",
    "webm, audio/webm",
    "flac, audio/flac",
    "wav, audio/wav",
    "mp4, audio/mp4"
  })
  void everyFormatHasItsMediaType(String label, String mediaType) {
    assertThat(EncodingFormat.labelled(label).orElseThrow().mediaType()).isEqualTo(mediaType);
  }

  @Test
  void formatsAreFoundByTheirExactLabels() {
    assertThat(EncodingFormat.labelled("mp3")).contains(EncodingFormat.MP3);
    assertThat(EncodingFormat.labelled("MP3")).isEmpty();
    assertThat(EncodingFormat.labelled("exe")).isEmpty();
    assertThat(EncodingFormat.MP3.mediaType()).isEqualTo("audio/mpeg");
  }
}
