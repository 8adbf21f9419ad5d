package dev.vivace.media.sniff;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.FileName;
import dev.vivace.media.MediaType;
import dev.vivace.testkit.MediaFixtures;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Types by content alone, of all kinds of file that the decoder takes, and of odd ones. */
class KindsOfFilesTest {
  private static final FileName NAMELESS = FileName.of("x.bin");

  private final MediaTypeDetector detector = new MediaTypeDetector();

  static Set<String> kinds() {
    return MediaFixtures.KINDS.keySet();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatIsDecodedHasATypeWhateverItIsNamed(String file) {
    assertThat(type(MediaFixtures.bytes("kinds/" + file))).isEqualTo(MediaFixtures.KINDS.get(file));
  }

  @ParameterizedTest
  @CsvSource({
    "tone.flac, audio/flac",
    "tone.aac, audio/aac",
    "tone.wav, audio/wav",
    "tone.aiff, audio/x-aiff",
    "tone.mp3, audio/mpeg",
    "tone.mp2, audio/mpeg",
    "tone.ape, audio/x-ape",
    "tone.tta, audio/x-tta",
    "tone.wv, audio/x-wavpack"
  })
  void whatIsBehindAnId3TagTellsTheType(String file, String expected) {
    byte[] audio = MediaFixtures.bytes("kinds/" + file);

    assertThat(type(joined(id3(300, 0), audio))).isEqualTo(expected);
    assertThat(type(joined(id3(300, 0x10), audio))).as("with a footer").isEqualTo(expected);
    assertThat(type(joined(joined(id3(30, 0), id3(50, 0)), audio))).as("two").isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "song.flac, application/octet-stream, audio/flac",
    "song, audio/x-flac, audio/flac",
    "song.aac, application/octet-stream, audio/aac",
    "song, audio/wav, audio/wav",
    "song.mp3, audio/mpeg, audio/mpeg",
    "song, application/octet-stream, audio/mpeg"
  })
  void behindATagWithALargePictureTheNameAndTheSenderTell(
      String name, String declared, String expected) {
    byte[] head = joined(id3(100_000, 0), new byte[0]);

    assertThat(detector.detect(head, FileName.of(name), new MediaType(declared)).value())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "4282 84 7765626d, audio/webm",
    "4282 4004 7765626d, audio/webm",
    "4282 200004 7765626d, audio/webm",
    "4282 0100000000000004 7765626d, audio/webm",
    "4282 88 7765626d00000000, audio/webm",
    "ec 85 0011223344 4282 84 7765626d, audio/webm",
    "ec 4106 *262 4282 84 7765626d, audio/webm",
    "4282 88 6d6174726f736b61, audio/x-matroska",
    "ec 88 42828477 65626d00 4282 88 6d6174726f736b61, audio/x-matroska"
  })
  void ebmlIsReadElementByElement(String header, String expected) {
    String audioTrack = "18538067 01ffffffffffffff 1654ae6b 85 ae 83 83 81 02";
    byte[] content = bytes(header);
    byte[] length = bytes("10%06x".formatted(content.length));

    assertThat(type(joined(bytes("1a45dfa3"), length, content, bytes(audioTrack))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "isom, soun, x.bin, audio/mp4",
    "isom, vide, x.m4a, video/mp4",
    "M4A , vide, x.m4a, video/mp4",
    "M4V , soun, x.mp4, audio/mp4",
    "iso5, soun, x.mp4, audio/mp4",
    "XYZ9, soun, x.bin, audio/mp4",
    "3gp5, soun, x.3gp, audio/3gpp",
    "3g2a, vide, x.3g2, video/3gpp2",
    "'qt  ', soun, x.mov, audio/mp4",
    "'qt  ', vide, x.mov, video/quicktime",
    "isom, none, x.m4a, audio/mp4",
    "isom, none, x.mp4, video/mp4"
  })
  void theTracksOfAnMp4TellAudioFromVideo(
      String brand, String handler, String name, String expected) {
    byte[] ftyp = box("ftyp", (brand + "\0\0\0\0isom").getBytes(ISO_8859_1));
    byte[] file =
        handler.equals("none")
            ? joined(ftyp, box("free", new byte[8]))
            : joined(ftyp, moov(handler));

    assertThat(detector.detect(file, FileName.of(name)).value()).isEqualTo(expected);
  }

  @Test
  void aQuickTimeFileWithoutABrandIsToldByItsTracks() {
    assertThat(type(joined(box("wide", new byte[0]), moov("vide")))).isEqualTo("video/quicktime");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 61, 417, 4_000})
  void mpegAudioThatBeginsWithinAFrameIsFound(int cutBytes) {
    byte[] speech = MediaFixtures.bytes("speech.mp3");
    byte[] frames = Arrays.copyOfRange(speech, speech.length - 9_000 + cutBytes, speech.length);

    assertThat(type(frames)).isEqualTo("audio/mpeg");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 100, 187})
  void aTransportStreamIsFoundWhereverARecordingBegins(int cutBytes) {
    byte[] stream = MediaFixtures.bytes("kinds/clip.ts");

    assertThat(type(Arrays.copyOfRange(stream, cutBytes, stream.length))).isEqualTo("video/mp2t");
  }

  @Test
  void aTransportStreamWithTimesBeforeItsPacketsIsOne() {
    byte[] stream = MediaFixtures.bytes("kinds/clip.ts");
    ByteArrayOutputStream timed = new ByteArrayOutputStream();
    for (int packet = 0; packet < stream.length; packet += 188) {
      timed.writeBytes(new byte[] {0, 1, 2, 3});
      timed.write(stream, packet, 188);
    }

    assertThat(type(timed.toByteArray())).isEqualTo("video/mp2t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"moov", "ebml", "id3"})
  void endlessNestingIsReadInBoundedDepth(String kind) {
    byte[] head = new byte[MediaTypeDetector.SNIFFED_BYTES];
    for (int offset = 0; offset + 12 <= head.length; offset += kind.equals("ebml") ? 5 : 10) {
      byte[] header =
          switch (kind) {
            case "moov" -> bytes("0000ffff 6d6f6f76");
            case "ebml" -> bytes("18538067 ff");
            default -> bytes("494433 04 00 00 00000000");
          };
      System.arraycopy(header, 0, head, offset, header.length);
    }
    if (kind.equals("ebml")) {
      System.arraycopy(bytes("1a45dfa3 ff"), 0, head, 0, 5);
    }

    assertThat(type(head)).isNotBlank();
  }

  private String type(byte[] file) {
    return detector.detect(file, NAMELESS).value();
  }

  private static byte[] moov(String handler) {
    byte[] description = joined(new byte[8], (handler + "\0\0\0\0").getBytes(ISO_8859_1));
    return box("moov", box("trak", box("mdia", box("hdlr", description))));
  }

  private static byte[] box(String type, byte[] content) {
    return joined(bytes("%08x".formatted(content.length + 8)), type.getBytes(ISO_8859_1), content);
  }

  private static byte[] id3(int bodyBytes, int flags) {
    byte[] tag = new byte[10 + bodyBytes + (flags == 0 ? 0 : 10)];
    System.arraycopy(bytes("494433 04 00"), 0, tag, 0, 5);
    tag[5] = (byte) flags;
    for (int i = 0; i < 4; i++) {
      tag[6 + i] = (byte) (bodyBytes >> 7 * (3 - i) & 0x7f);
    }
    return tag;
  }

  /** Hexadecimal digits; {@code *9} stands for nine zero bytes. */
  private static byte[] bytes(String hex) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String word : hex.isEmpty() ? new String[0] : hex.split(" ")) {
      if (word.startsWith("*")) {
        bytes.writeBytes(new byte[Integer.parseInt(word, 1, word.length(), 10)]);
      } else {
        bytes.writeBytes(HexFormat.of().parseHex(word));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
