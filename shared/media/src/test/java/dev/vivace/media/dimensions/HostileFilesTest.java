package dev.vivace.media.dimensions;

import static dev.vivace.media.dimensions.Built.box;
import static dev.vivace.media.dimensions.Built.bytes;
import static dev.vivace.media.dimensions.Built.joined;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.ByteRange;
import dev.vivace.testkit.MediaFixtures;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that are cut, damaged or made to hurt: few parts of them are read, and nothing is made up.
 */
class HostileFilesTest {
  private static final int HEAD_BYTES = 1500;

  static List<String> files() {
    return List.of(
        "clip.mp4",
        "speech-moov-last.m4a",
        "kinds/tone.mov",
        "kinds/clip.webm",
        "kinds/tone.mka",
        "speech.ogg",
        "kinds/clip.ogv",
        "kinds/tone-rf64.wav",
        "kinds/tone.wav",
        "speech.flac",
        "kinds/tone.mp3",
        "kinds/tone.mp2",
        "pixel.png");
  }

  @ParameterizedTest
  @MethodSource("files")
  void cutAtAnyByteTellTheSameOrLess(String name) {
    byte[] file = MediaFixtures.bytes(name);
    Dimensions whole = LookedAt.file(file).dimensions();

    for (int length = 0; length < Math.min(HEAD_BYTES, file.length); length++) {
      Dimensions cut = bounded(Arrays.copyOf(file, length));
      assertThat(cut.size()).as("%d bytes", length).isIn(Optional.empty(), whole.size());
      assertThat(cut.duration().orElse(Duration.ZERO))
          .as("%d bytes", length)
          .isLessThanOrEqualTo(whole.duration().orElse(Duration.ZERO));
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void withAnyByteChangedAreReadInFewParts(String name) {
    byte[] file = MediaFixtures.bytes(name);
    for (int at = 0; at < Math.min(HEAD_BYTES, file.length); at++) {
      byte kept = file[at];
      for (int other : new int[] {0, 1, 0x7f, 0xff}) {
        file[at] = (byte) other;
        Dimensions seen = bounded(file);
        assertThat(seen.duration().orElse(Duration.ZERO)).isLessThan(Duration.ofDays(367));
      }
      file[at] = kept;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000010 'ftypisom00000000 00000000 'moov", // a box without an end
        "00000010 'ftypisom00000000 00000000 00000000", // no box
        "00000001 'moov 0000000000000000", // a size of 64 bits that is none
        "00000001 'moov ffffffffffffffff 0000000c 'mvhd", // a negative one
        "00000001 'moov 7fffffffffffffff 7fffffff 'trak 7fffffff 'tkhd 01", // a huge one
        "0000001c 'moov 00000014 'mvhd 00000000 *4", // a header that is too short
        "1a45dfa3 ff 18538067 ff 1549a966 ff 4489 88 7ff0000000000000", // an endless film
        "1a45dfa3 ff 18538067 ff 1549a966 ff 4489 88 7ff8000000000000", // of no number
        "1a45dfa3 ff 18538067 ff 1549a966 ff 4489 81 ff", // a float of one byte
        "1a45dfa3 ff 18538067 ff 1654ae6b 01fffffffffffffe ae 01fffffffffffffe e0 ff b0 80",
        "'OggS 00 02 *8 00000001 *8 01 13 'OpusHead 01 02 3801 *4",
        "'RIFF ffffffff 'WAVE 'fmt_ 10000000 *16 'data ffffffff *64", // no bytes in a second
        "'RF64 ffffffff 'WAVE 'ds64 1c000000 *8 ffffffffffffffff *8 'data ffffffff *64",
        "'RIFF ffffffff 'WAVE 'junk ffffffff *64",
        "'fLaC 00000022 *10 0000000f ffffffff *16", // no samples in a second
        "'ID3 0400 00 7f7f7f7f ff", // a tag that is longer than the file
        "ffd8 ffe1 0010 'Exif 0000 'MM 002a ffffffff ffff",
        "fffb9064 *32 'Info 0000000f ffffffff *100"
      })
  void thatMakeNoSenseTellNothing(String file) {
    assertThat(bounded(bytes(file))).isEqualTo(Dimensions.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'moov", "'trak", "'meta", "ebml", "id3", "jpeg"})
  void thatAreNestedOrRepeatedWithoutEndAreReadInFewParts(String kind) {
    byte[] element =
        switch (kind) {
          case "ebml" -> bytes("1654ae6b ff");
          case "id3" -> bytes("'ID3 0400 00 00000000");
          case "jpeg" -> bytes("ffe1 000e 'Exif 0000 'MM 002a 0000");
          default -> bytes("00ffffff " + kind);
        };
    byte[] file = new byte[4 * FileParts.PART_BYTES];
    for (int at = 0; at + element.length <= file.length; at += element.length) {
      System.arraycopy(element, 0, file, at, element.length);
    }
    byte[] begin =
        switch (kind) {
          case "ebml" -> bytes("1a45dfa3 80 18538067 ff");
          case "id3" -> bytes("");
          case "jpeg" -> bytes("ffd8");
          default -> box("ftyp", bytes("'isom 00000000"));
        };

    assertThat(bounded(joined(begin, file))).isEqualTo(Dimensions.UNKNOWN);
  }

  /** A file of 5 TB of which only what is read is there. */
  @Test
  void thatAreHugeAreReadWhereTheyPointTo() {
    byte[] small = MediaFixtures.bytes("speech-moov-last.m4a");
    int moov = Built.indexOf(small, bytes("'moov")) - 4;
    byte[] movie = Arrays.copyOfRange(small, moov, small.length);
    byte[] begin = bytes("00000010 'ftypisom 00000000 00000001 'mdat 0000050000000000");
    long movieAt = 16 + 0x50000000000L;

    LookedAt seen =
        LookedAt.file(
            movieAt + movie.length,
            part ->
                part.firstByte() == 0
                    ? Arrays.copyOf(begin, FileParts.PART_BYTES)
                    : Arrays.copyOfRange(movie, (int) (part.firstByte() - movieAt), movie.length));

    assertThat(seen.dimensions().duration()).contains(Duration.ofMillis(2160));
    assertThat(seen.parts())
        .containsExactly(
            ByteRange.first(FileParts.PART_BYTES),
            new ByteRange(movieAt, movieAt + movie.length - 1));
  }

  @Test
  void ofWhichLessIsGivenThanThereIsTellNothing() {
    assertThat(LookedAt.file(1_000_000, part -> new byte[0]).dimensions())
        .isEqualTo(Dimensions.UNKNOWN);
  }

  private static Dimensions bounded(byte[] file) {
    LookedAt seen = LookedAt.file(file);
    assertThat(seen.parts())
        .hasSizeLessThanOrEqualTo(FileParts.MAX_PARTS)
        .allMatch(part -> part.lastByte() - part.firstByte() < FileParts.PART_BYTES);
    return seen.dimensions();
  }
}
