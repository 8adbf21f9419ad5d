package dev.vivace.audio.decode;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vivace.audio.CorruptMediaException;
import dev.vivace.audio.DecodeException;
import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.FailingSource;
import dev.vivace.audio.Id3;
import dev.vivace.audio.MediaLimitException;
import dev.vivace.audio.Mp4;
import dev.vivace.audio.Pcm;
import dev.vivace.audio.Pieces;
import dev.vivace.audio.RecordedSource;
import dev.vivace.audio.UnsupportedMediaException;
import dev.vivace.audio.WavFile;
import dev.vivace.audio.io.ByteSource;
import dev.vivace.testkit.MediaFixtures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MediaDecoderTest {
  private static final int SPEECH_RATE = 24_000;
  private static final Pcm SPEECH =
      Pcm.ofF32(MediaFixtures.bytes(MediaFixtures.SPEECH_PCM), SPEECH_RATE);

  static List<String> speech() {
    return MediaFixtures.SPEECH;
  }

  @ParameterizedTest
  @MethodSource("speech")
  void speechIsDecodedFromEveryKindOfFile(String name) throws IOException {
    Pcm heard = Pcm.decoded(MediaFixtures.bytes(name));
    assertThat(heard.channels()).isEqualTo(1);
    assertThat(heard.seconds()).isBetween(1.9, SPEECH.seconds() + 0.12);
    assertThat(SPEECH.bestCorrelation(heard.channel(0, SPEECH_RATE), 2_000)).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @ValueSource(strings = {"speech.wav", "speech-f32.wav", "speech.flac"})
  void losslessFilesComeBackSampleBySample(String name) throws IOException {
    assertThat(Pcm.decoded(MediaFixtures.bytes(name)).firstDifference(SPEECH)).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "speech.wav",
        "speech-f32.wav",
        "speech.mp3",
        "speech.ogg",
        "speech-vorbis.ogg",
        "speech.flac",
        "speech.webm",
        "speech.m4a",
        "clip.mp4"
      })
  void filesAreReadForwardOnly(String name) throws IOException {
    RecordedSource source = new RecordedSource(MediaFixtures.bytes(name));
    try (MediaDecoder decoder = new MediaDecoder(source, DecodeLimits.DEFAULT)) {
      assertThat(Pcm.readAll(decoder).seconds()).isGreaterThan(1.9);
    }
    assertThat(source.seeks()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "speech.wav",
        "speech-f32.wav",
        "speech.mp3",
        "speech.ogg",
        "speech-vorbis.ogg",
        "speech.flac",
        "speech.webm",
        "speech.m4a",
        "clip.mp4"
      })
  void aSourceThatCanNotSeekIsEnoughForThem(String name) throws IOException {
    Pcm expected = Pcm.decoded(MediaFixtures.bytes(name));
    Pcm heard =
        readAll(
            ByteSource.forwardOnly(new Pieces(MediaFixtures.bytes(name), 777)),
            DecodeLimits.DEFAULT);
    // Padding at the end of an MP3 is only taken off where the size of the file is known.
    assertThat(heard.frames() - expected.frames()).isBetween(0, name.endsWith("mp3") ? 576 : 0);
    assertThat(heard.firstDifference(expected))
        .isEqualTo(heard.frames() == expected.frames() ? -1 : expected.frames());
  }

  @Test
  void anIndexAtTheEndTakesTwoSeeksHoweverLongTheWayIs() throws IOException {
    RecordedSource source = new RecordedSource(Mp4.withFreeSpaceBeforeMoov(5 << 20));
    try (MediaDecoder decoder = new MediaDecoder(source, DecodeLimits.DEFAULT)) {
      assertThat(
              Pcm.readAll(decoder).firstDifference(Pcm.decoded(MediaFixtures.bytes("speech.m4a"))))
          .isEqualTo(-1);
    }
    assertThat(source.seeks()).isEqualTo(2);
  }

  @Test
  void anIndexAtTheEndOfASourceThatCanNotSeekIsAClearFailure() {
    byte[] file = Mp4.withFreeSpaceBeforeMoov(5 << 20);
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() ->
            new MediaDecoder(
                ByteSource.forwardOnly(new ByteArrayInputStream(file)), DecodeLimits.DEFAULT));
  }

  @ParameterizedTest
  @CsvSource({"silent-video.mp4, no audio stream", "pixel.png, kind", "text-named.mp3, kind"})
  void filesWithoutAudioAreNotSupported(String name, String reason) {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> Pcm.decoded(MediaFixtures.bytes(name)))
        .withMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
        "#EXTM3U\n"
            + "#EXT-X-TARGETDURATION:10\n"
            + "#EXTINF:10,\n"
            + "http://127.0.0.1:1/latest/meta-data\n"
            + "#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile /etc/passwd\n",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n",
        "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\"></MPD>"
      })
  void playlistsThatWouldOpenOtherFilesAreNotSupported(String playlist) {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> Pcm.decoded(playlist.getBytes(US_ASCII)));
  }

  @Test
  void anEmptyFileIsSaidToBeEmpty() {
    assertThatExceptionOfType(CorruptMediaException.class)
        .isThrownBy(() -> Pcm.decoded(new byte[0]))
        .withMessageContaining("empty");
  }

  @Test
  void aWavWithoutSamplesIsCorrupt() {
    assertThatExceptionOfType(CorruptMediaException.class)
        .isThrownBy(
            () -> Pcm.decoded(new WavFile(8_000, 1, 16, WavFile.Coding.INTEGER).of(new float[0])));
  }

  @Test
  void aDamagedStretchInTheMiddleIsGoneOver() throws IOException {
    byte[] damaged = MediaFixtures.bytes("speech.mp3");
    Arrays.fill(damaged, damaged.length / 2, damaged.length / 2 + 1_000, (byte) 0x55);
    assertThat(Pcm.decoded(damaged).seconds()).isGreaterThan(1.8);
  }

  @ParameterizedTest
  @CsvSource({
    "44100, 1, 8, INTEGER, 1",
    "96000, 2, 24, INTEGER, 2",
    "7350, 1, 16, INTEGER, 1",
    "24000, 1, 32, FLOAT, 1",
    "48000, 6, 16, INTEGER, 2",
    "48000, 3, 24, INTEGER, 2",
    "44100, 8, 16, INTEGER, 2"
  })
  void everyShapeIsDecodedToAtMostTwoChannelsWithinFullScale(
      int rate, int channels, int bits, WavFile.Coding coding, int heardChannels)
      throws IOException {
    Pcm sine = Pcm.sine(rate, 1, 220, 0.5);
    for (int i = 0; i < sine.samples().length; i++) {
      sine.samples()[i] *= 1.99f;
    }
    Pcm heard = Pcm.decoded(new WavFile(rate, channels, bits, coding).of(sine.samples()));
    assertThat(heard.sampleRate()).isEqualTo(rate);
    assertThat(heard.channels()).isEqualTo(heardChannels);
    assertThat(heard.frames()).isEqualTo(sine.frames());
    assertThat(sine.bestCorrelation(heard.channel(0, rate), 0)).isGreaterThan(0.999);
    for (float sample : heard.samples()) {
      assertThat(Math.abs(sample)).isLessThanOrEqualTo(1.001f);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 999, 384_001, 4_000_000})
  void sampleRatesOutOfBoundsAreNotSupported(int rate) {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() ->
            Pcm.decoded(new WavFile(rate, 1, 16, WavFile.Coding.INTEGER).of(new float[5_000])))
        .withMessageContaining("sample rate");
  }

  @Test
  void aFloatWavMayHoldAnythingAndIsEncodedAllTheSame() throws IOException {
    float[] samples = Pcm.sine(24_000, 1, 440, 1).samples();
    samples[100] = Float.NaN;
    samples[200] = Float.POSITIVE_INFINITY;
    samples[300] = -1e30f;
    Pcm wild = Pcm.decoded(new WavFile(24_000, 1, 32, WavFile.Coding.FLOAT).of(samples));
    assertThat(Pcm.decoded(wild.mp3()).seconds()).isBetween(1.0, 1.1);
  }

  @Test
  void coverArtOfMegabytesBeforeAnMp3IsPassedOver() throws IOException {
    byte[] mp3 = SPEECH.mp3();
    assertThat(Pcm.decoded(Id3.before(mp3, 3 << 20)).firstDifference(Pcm.decoded(mp3)))
        .isEqualTo(-1);
  }

  @Test
  void audioLongerThanAllowedIsRefused() {
    DecodeLimits oneSecond = limited(64, 1);
    assertThatExceptionOfType(MediaLimitException.class)
        .isThrownBy(() -> readAll(MediaFixtures.bytes("speech.flac"), oneSecond))
        .withMessageContaining("1 s");
  }

  @Test
  void moreStreamsThanAllowedAreNotRead() {
    DecodeLimits oneStream = limited(1, 60);
    assertThatExceptionOfType(DecodeException.class)
        .isThrownBy(() -> readAll(MediaFixtures.bytes("clip.mp4"), oneStream));
  }

  @Test
  void moreSeeksThanAllowedAreRefused() {
    DecodeLimits noSeeks = new DecodeLimits(1 << 20, 64, Duration.ofHours(1), 200, 0);
    assertThatExceptionOfType(MediaLimitException.class)
        .isThrownBy(() -> readAll(Mp4.withFreeSpaceBeforeMoov(5 << 20), noSeeks))
        .withMessageContaining("seeks");
  }

  @Test
  void limitsWithoutRoomForAnyFileAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> limited(0, 60));
    assertThatIllegalArgumentException().isThrownBy(() -> limited(1, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5_000, 12_000})
  void whatTheSourceThrowsComesOutAsItIs(int afterBytes) {
    IOException broken = new IOException("the store has gone");
    FailingSource source = new FailingSource(MediaFixtures.bytes("speech.mp3"), afterBytes, broken);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> readAll(source, DecodeLimits.DEFAULT))
        .isSameAs(broken);
  }

  @Test
  void whatTheSourceThrowsUncheckedComesOutAsItIs() {
    IllegalStateException broken = new IllegalStateException("a bug in the source");
    FailingSource source = new FailingSource(MediaFixtures.bytes("speech.mp3"), 5_000, broken);
    assertThatIllegalStateException()
        .isThrownBy(() -> readAll(source, DecodeLimits.DEFAULT))
        .isSameAs(broken);
  }

  @Test
  void theSourceIsClosedWhenTheFileIsRefused() {
    RecordedSource source = new RecordedSource(MediaFixtures.bytes("pixel.png"));
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> new MediaDecoder(source, DecodeLimits.DEFAULT));
    assertThat(source.closes()).isEqualTo(1);
  }

  @Test
  void aClosedDecoderRefusesWorkAndClosesAgain() throws IOException {
    MediaDecoder decoder =
        new MediaDecoder(ByteSource.of(MediaFixtures.bytes("speech.ogg")), DecodeLimits.DEFAULT);
    decoder.close();
    decoder.close();
    assertThatIllegalStateException().isThrownBy(() -> decoder.read(new float[100]));
  }

  private static DecodeLimits limited(int streams, int seconds) {
    return new DecodeLimits(1 << 20, streams, Duration.ofSeconds(seconds), 200, 100);
  }

  private static Pcm readAll(byte[] file, DecodeLimits limits) throws IOException {
    return readAll(ByteSource.of(file), limits);
  }

  private static Pcm readAll(ByteSource source, DecodeLimits limits) throws IOException {
    try (MediaDecoder decoder = new MediaDecoder(source, limits)) {
      return Pcm.readAll(decoder);
    }
  }
}
