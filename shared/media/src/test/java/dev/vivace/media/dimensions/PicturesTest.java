package dev.vivace.media.dimensions;

import static dev.vivace.media.dimensions.Built.box;
import static dev.vivace.media.dimensions.Built.bytes;
import static dev.vivace.media.dimensions.Built.joined;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.MediaFixtures;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures, as they are shown: those of cameras that were held upright are turned. */
class PicturesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "89504e470d0a1a0a 0000000d 'IHDR 00000040 00000030 0806000000 | 64x48",
        "'GIF89a 4000 3000 f70000 | 64x48",
        "'RIFF 00000000 'WEBPVP8X 0a000000 00000000 3f0000 2f0000 | 64x48",
        "'RIFF 00000000 'WEBPVP8L 0a000000 2f 3fc00b00 0000000000 | 64x48",
        "'RIFF 00000000 'WEBPVP8_ 0a000000 000000 9d012a 4000 3000 00 | 64x48",
        "'RIFF 00000000 'WEBPVP8_ 0a000000 000000 9d012b 4000 3000 00 | ",
        "ffd8 ffc0 0011 08 0030 0040 03 *9 | 64x48",
        "ffd8 ffe0 0010 *14 ffff ffc4 0004 0000 ffc2 0011 08 0030 0040 03 *9 | 64x48",
        "ffd8 ffc0 0011 08 0000 0040 03 *9 | ",
        "ffd8 ffda 0011 08 0030 0040 03 *9 | ",
        "ffd8 ffe1 0000 0000 ffc0 0011 08 0030 0040 03 *9 | "
      })
  void tellTheirSize(String file, String size) {
    assertThat(size(bytes(file))).isEqualTo(Optional.ofNullable(size));
  }

  /** JEITA CP-3451, table 15: the orientations 5 to 8 turn by a quarter. */
  @ParameterizedTest
  @CsvSource({"1, 64x48", "3, 64x48", "5, 48x64", "6, 48x64", "8, 48x64", "9, 64x48"})
  void areTurnedAsTheCameraSays(int orientation, String size) {
    String big = "'MM 002a 00000008 0002 010f 0002 00000001 00000000 0112 0003 00000001 %04x 0000";
    String little = "'II 2a00 08000000 0100 1201 0300 01000000 %02x00 0000";

    for (String tiff : List.of(big, little)) {
      byte[] exif = bytes(tiff.formatted(orientation));
      byte[] segment = joined(bytes("'Exif 0000"), exif, bytes("00000000"));
      byte[] file =
          joined(
              bytes("ffd8 ffe1 %04x".formatted(segment.length + 2)),
              segment,
              bytes("ffc0 0011 08 0030 0040 03 *9"));
      assertThat(size(file)).contains(size);
    }
  }

  @ParameterizedTest
  @CsvSource({"00, 4032x3024", "01, 3024x4032", "02, 4032x3024", "03, 3024x4032"})
  void ofHeifTheLargestCountsAndIsTurned(String angle, String size) {
    byte[] properties =
        joined(
            box("ispe", bytes("00000000 00000200 00000200")),
            box("ispe", bytes("00000000 00000fc0 00000bd0")),
            box("irot", bytes(angle)),
            box("ispe", bytes("00000000 00000140 000000f0")));
    byte[] file =
        joined(
            box("ftyp", bytes("'heic 00000000 'mif1heic")),
            box(
                "meta",
                bytes("00000000"),
                box("hdlr", bytes("00000000 00000000 'pict *12")),
                box("iprp", box("ipco", properties))),
            box("mdat", new byte[100]));

    assertThat(size(file)).contains(size);
  }

  @Test
  void ofVideoAQuarterTurnCounts() {
    byte[] file = MediaFixtures.bytes("clip.mp4");
    int matrix = Built.indexOf(file, bytes("'tkhd")) + 4 + 40;
    byte[] turn = bytes("00000000 00010000 00000000 ffff0000 00000000 00000000 *8 40000000");
    System.arraycopy(turn, 0, file, matrix, turn.length);

    assertThat(size(file)).contains("120x160");
  }

  @Test
  void ofMatroskaTheShownSizeCountsWhereItIsInPixels() {
    String video = "e0 %s b0 82 0140 ba 82 00f0 54b0 82 01a4 54ba 82 00f0";

    assertThat(size(matroska(video.formatted("92")))).contains("420x240");
    assertThat(size(matroska(video.formatted("96") + " 54b2 81 03"))).contains("320x240");
  }

  private static byte[] matroska(String video) {
    byte[] track = joined(bytes("83 81 01"), bytes(video));
    byte[] entry = joined(bytes("ae %02x".formatted(0x80 | track.length)), track);
    return joined(
        bytes("1a45dfa3 87 4282 84 'webm 18538067 01ffffffffffffff"),
        bytes("1654ae6b %02x".formatted(0x80 | entry.length)),
        entry);
  }

  private static Optional<String> size(byte[] file) {
    return LookedAt.file(file).dimensions().size().map(size -> size.width() + "x" + size.height());
  }
}
