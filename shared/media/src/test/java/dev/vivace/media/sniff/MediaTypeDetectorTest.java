package dev.vivace.media.sniff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.FileName;
import dev.vivace.media.MediaType;
import dev.vivace.media.TestMedia;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeDetectorTest {
  private final MediaTypeDetector detector = new MediaTypeDetector();

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          id3.mp3,         audio/mpeg
          bare.mp3,        audio/mpeg
          tone.wav,        audio/wav
          tone.m4a,        audio/mp4
          tone.aac,        audio/aac
          tone.opus,       audio/ogg
          tone.ogg,        audio/ogg
          tone-vorbis.ogg, audio/ogg
          tone.flac,       audio/flac
          tone.webm,       audio/webm
          clip.webm,       video/webm
          clip.mkv,        video/x-matroska
          clip.mp4,        video/mp4
          clip.mov,        video/quicktime
          pixel.png,       image/png
          empty.pdf,       application/pdf
          page.html,       text/html
          script.svg,      image/svg+xml
          text.mp3,        text/plain
          noise.mp3,       application/octet-stream
          """)
  void theBytesTellTheType(String sample, String expected) {
    assertThat(detector.detect(TestMedia.sample(sample), FileName.of(sample)))
        .isEqualTo(new MediaType(expected));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          id3.mp3,         page.html,  audio/mpeg
          tone.wav,        x.mp4,      audio/wav
          tone.m4a,        x.bin,      audio/mp4
          tone.opus,       x.bin,      audio/ogg
          clip.webm,       x.bin,      video/webm
          clip.mp4,        x.bin,      video/mp4
          clip.mp4,        x.txt,      video/mp4
          clip.mov,        x.mp4,      video/quicktime
          pixel.png,       song.mp3,   image/png
          page.html,       song.mp3,   text/html
          script.svg,      pixel.png,  image/svg+xml
          """)
  void aWrongNameChangesNothing(String sample, String name, String expected) {
    assertThat(detector.detect(TestMedia.sample(sample), FileName.of(name)))
        .isEqualTo(new MediaType(expected));
  }

  @Test
  void aNameDecidesBetweenKindsOfText() {
    byte[] text = "alert(1)\n".getBytes(StandardCharsets.UTF_8);

    assertThat(detector.detect(text, FileName.of("a.txt"))).isEqualTo(MediaType.TEXT_PLAIN);
    assertThat(detector.detect(text, FileName.of("a.js")).isSafeInline()).isFalse();
  }

  @Test
  void nothingIsAnOctetStream() {
    assertThat(detector.detect(new byte[0], FileName.of("song.mp3")))
        .isEqualTo(MediaType.OCTET_STREAM);
  }

  @Test
  void aCutFileIsToldByWhatIsThere() {
    byte[] head = java.util.Arrays.copyOf(TestMedia.sample("clip.mp4"), 16);

    assertThat(detector.detect(head, FileName.UNNAMED)).isEqualTo(new MediaType("video/mp4"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          audio/mpeg, true
          video/mp4, true
          image/png, true
          text/plain, true
          application/pdf, true
          image/svg+xml, false
          text/html, false
          application/xhtml+xml, false
          application/xml, false
          text/javascript, false
          application/octet-stream, false
          """)
  void onlyWhatABrowserDoesNotExecuteIsSafeInline(String type, boolean safe) {
    assertThat(new MediaType(type).isSafeInline()).isEqualTo(safe);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Audio/MPEG                | audio/mpeg
          text/plain; charset=utf-8 | text/plain
          ' video/mp4 '             | video/mp4
          """)
  void aHeaderIsReadWithoutItsParameters(String header, String expected) {
    assertThat(MediaType.parse(header)).contains(new MediaType(expected));
  }

  @ParameterizedTest
  @CsvSource({"''", "audio", "audio/", "/mpeg", "a b/c", "'audio/mpeg\r\nX: 1'"})
  void whatIsNoTypeIsNone(String header) {
    assertThat(MediaType.parse(header)).isEmpty();
  }
}
