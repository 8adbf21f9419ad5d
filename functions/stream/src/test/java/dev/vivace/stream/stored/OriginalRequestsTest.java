package dev.vivace.stream.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.MediaId;
import dev.vivace.stream.Main;
import dev.vivace.stream.StoredMedia;
import dev.vivace.testkit.Exchange;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cost of a stored file as it is in requests to S3, and the requests that get it. */
class OriginalRequestsTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final String UNKNOWN = "01JD0000000000000000000000";

  private final byte[] speech = MediaFixtures.bytes("speech.mp3");
  private FaultyProxy proxy;
  private Main function;
  private String id;
  private String eTag;

  @BeforeEach
  void start() throws IOException {
    try (StoredMedia media = new StoredMedia(S3.coordinates())) {
      MediaId stored = media.add("speech.mp3", speech);
      id = stored.value();
      eTag = media.store().findVersion(stored).orElseThrow().eTag();
    }
    proxy = FaultyProxy.before(S3.coordinates().endpoint());
    function = new Main(S3.coordinates().at(proxy.endpoint()).environment());
  }

  @AfterEach
  void close() throws IOException {
    function.close();
    proxy.close();
  }

  @Test
  void browsersAreToldNotToGuessItsType() {
    assertThat(send(event("GET", id)).header("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void bytesTakeTwoRequests() {
    assertThat(send(event("GET", id)).body()).isEqualTo(speech);
    assertThat(asked()).containsExactly("HEAD", "GET");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, If-None-Match, '', 304",
    "GET, If-Match, \"x\", 412",
    "GET, Range, bytes=99999999-, 416",
    "HEAD, Range, bytes=0-, 200",
  })
  void whatHasNoBytesTakesOneRequest(String method, String field, String value, int status) {
    GatewayEvent event = event(method, id).withHeader(field, value.isEmpty() ? eTag : value);

    assertThat(send(event).status()).isEqualTo(status);
    assertThat(asked()).containsExactly("HEAD");
  }

  @Test
  void whatIsNotThereIsUnknown() {
    assertThat(send(event("GET", UNKNOWN)).outcome()).isEqualTo("404 unknown-media");
    assertThat(send(event("HEAD", UNKNOWN)).status()).isEqualTo(404);
    assertThat(asked()).containsExactly("HEAD", "HEAD");
  }

  @Test
  void aDownloadIsNamed() {
    assertThat(
            send(event("GET", id).withQuery("disposition", "attachment"))
                .header("Content-Disposition"))
        .hasValue("attachment; filename=\"speech.mp3\"");
    assertThat(send(event("GET", id).withQuery("disposition", "none")).outcome())
        .isEqualTo("400 invalid-parameter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bitrate", "outputSampleRate", "start"})
  void whoAsksForAnEncodingWithoutAFormatIsToldWhatMp3Has(String parameter) {
    assertThat(send(event("GET", id).withQuery(parameter, "-96")).outcome())
        .isEqualTo("400 invalid-parameter");
    assertThat(send(event("HEAD", id).withQuery(parameter, "-96")).status()).isEqualTo(400);
    assertThat(asked()).isEmpty();
  }

  private GatewayAnswer send(GatewayEvent event) {
    return new FunctionClient(function).send(event);
  }

  private static GatewayEvent event(String method, String id) {
    return GatewayEvent.of(method, "/media/{mediaId}/stream").withPathParameter("mediaId", id);
  }

  private List<String> asked() {
    return proxy.exchanges().stream().map(Exchange::method).toList();
  }
}
