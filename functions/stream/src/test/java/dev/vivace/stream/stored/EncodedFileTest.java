package dev.vivace.stream.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.MediaId;
import dev.vivace.stream.Listener;
import dev.vivace.stream.Main;
import dev.vivace.stream.StoredMedia;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.GatewayAnswer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Encodings of a stored item, as by a file server: conditions, one ETag, a name. */
class EncodedFileTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final String FROM_A_PLACE = "format=mp3&start=1";

  private static StoredMedia media;
  private static Main function;
  private static MediaId id;
  private static String eTag;

  @BeforeAll
  static void start() {
    media = new StoredMedia(S3.coordinates());
    id = media.add("speech.wav", MediaFixtures.bytes("speech.wav"));
    function = new Main(S3.coordinates().environment());
    eTag = get(FROM_A_PLACE, "Range", "bytes=0-1").header("ETag").orElseThrow();
  }

  @AfterAll
  static void stop() {
    function.close();
    media.close();
  }

  private static GatewayAnswer get(String query, String... headers) {
    return Listener.get(function, id, query, headers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-199", "bytes=0-", ""})
  void ofAnotherVersionIsRefused(String range) {
    GatewayAnswer answer =
        range.isEmpty()
            ? get(FROM_A_PLACE, "If-Match", "\"another\"")
            : get(FROM_A_PLACE, "If-Match", "\"another\"", "Range", range);

    assertThat(answer.outcome()).isEqualTo("412 precondition-failed");
    assertThat(answer.header("ETag")).contains(eTag);
  }

  @Test
  void ofThisVersionGoesOn() {
    assertThat(get(FROM_A_PLACE, "If-Match", eTag, "Range", "bytes=100-199").status())
        .isEqualTo(206);
    assertThat(get(FROM_A_PLACE, "If-Match", "*", "Range", "bytes=100-199").status())
        .isEqualTo(206);
  }

  @ParameterizedTest
  @ValueSource(strings = {"opus", "flac", "wav"})
  void thatHasNoVersionMatchesNone(String format) {
    assertThat(get("start=1&format=" + format, "If-Match", "\"any\"").outcome())
        .isEqualTo("412 precondition-failed");
    assertThat(get("start=1&format=" + format, "If-Match", "*").status()).isEqualTo(200);
  }

  /** Section 13.2.1: conditions count where the answer without them is of the 200s. */
  @Test
  void thatIsKeptIsComparedWhereItIs() {
    MediaId kept = media.add("speech.wav", MediaFixtures.bytes("speech.wav"));
    Listener.get(function, kept, "format=mp3");

    assertThat(Listener.get(function, kept, "format=mp3", "If-Match", "\"s3's\"").status())
        .isEqualTo(302);
    assertThat(
            Listener.get(function, kept, "format=mp3", "If-Match", "\"s3's\"", "Range", "bytes=9-")
                .status())
        .isEqualTo(302);
    String own =
        Listener.get(function, kept, "format=mp3", "Range", "bytes=9-")
            .header("ETag")
            .orElseThrow();
    assertThat(Listener.get(function, kept, "format=mp3", "If-Match", own).status()).isEqualTo(200);
  }

  @Test
  void hasOneETagWhicheverWayItIsAskedFor() {
    for (String query :
        new String[] {FROM_A_PLACE, "format=mp3&start=1.0", "format=mp3&start=1&bitrate=128"}) {
      assertThat(get(query).header("ETag")).contains(eTag);
      assertThat(get(query, "Range", "bytes=5-").header("ETag")).contains(eTag);
      assertThat(get(query, "If-None-Match", eTag).header("ETag")).contains(eTag);
      assertThat(get(query, "If-Match", "\"x\"").header("ETag")).contains(eTag);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "format=opus&start=1, speech.opus",
    "format=mp3&start=1, speech.mp3",
    "format=mp4&start=1, speech.mp4",
  })
  void isSavedUnderAName(String query, String name) {
    assertThat(get(query + "&disposition=attachment").header("Content-Disposition"))
        .contains("attachment; filename=\"" + name + "\"");
    assertThat(get(query + "&disposition=somewhere").outcome()).isEqualTo("400 invalid-parameter");
  }

  @Test
  void isSavedFromWhereItIsKept() {
    get("format=flac");

    String location = get("format=flac&disposition=attachment").location().toString();

    assertThat(URLDecoder.decode(location, StandardCharsets.UTF_8))
        .contains("response-content-disposition=attachment; filename=\"speech.flac\"");
  }
}
