package dev.vivace.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.MediaId;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import dev.vivace.testkit.gateway.WebClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code HEAD} of sound: what {@code GET} would say, and nothing encoded (RFC 9110, 9.3.2). */
class HeadTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final List<String> FIELDS =
      List.of(
          "Content-Type",
          "ETag",
          "Accept-Ranges",
          "Cache-Control",
          "Content-Disposition",
          "Vivace-From",
          "Link");

  private static StoredMedia media;
  private static FaultyProxy proxy;
  private static Main function;
  private static String item;
  private static String liveStream;

  @BeforeAll
  static void start() throws Exception {
    media = new StoredMedia(S3.coordinates());
    item = media.add("speech.wav", MediaFixtures.bytes("speech.wav")).value();
    try (LiveProducer producer = new LiveProducer(S3.coordinates())) {
      liveStream = producer.create(24_000, "f32le");
      producer.send(liveStream, 0, Pcm.f32le(Pcm.sine(24_000, 440, 1)));
      producer.end(liveStream);
    }
    proxy = FaultyProxy.before(S3.coordinates().endpoint());
    function = new Main(S3.coordinates().at(proxy.endpoint()).environment());
  }

  @AfterAll
  static void stop() throws Exception {
    function.close();
    proxy.close();
    media.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/media/{mediaId}/stream, format=mp3&start=1",
    "/media/{mediaId}/stream, format=opus&start=1",
    "/media/{mediaId}/stream, format=wav&start=1",
    "/media/{mediaId}/stream, disposition=attachment",
    "/live/{streamId}/stream, format=mp3",
    "/live/{streamId}/stream, format=flac&from=0.5",
    "/stream/{source}, format=aac",
  })
  void saysWhatGetSays(String resource, String query) {
    GatewayAnswer get = send("GET", resource, query);
    GatewayAnswer head = send("HEAD", resource, query);

    assertThat(get.status()).isEqualTo(200);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String field : FIELDS) {
      assertThat(head.header(field)).as(field).isEqualTo(get.header(field));
    }
    get.header("Content-Length")
        .ifPresent(length -> assertThat(head.header("Content-Length")).contains(length));
  }

  @Test
  void theLengthOfAnMp3IsThatOfItsBytes() {
    GatewayAnswer head = send("HEAD", "/media/{mediaId}/stream", "format=mp3&start=1");

    assertThat(head.header("Content-Length"))
        .contains(
            Integer.toString(
                send("GET", "/media/{mediaId}/stream", "format=mp3&start=1").body().length));
  }

  @Test
  void aRangeDoesNotCount() {
    GatewayEvent event =
        event("HEAD", "/media/{mediaId}/stream", "format=mp3&start=1")
            .withHeader("Range", "bytes=1-2");

    assertThat(new FunctionClient(function).send(event).status()).isEqualTo(200);
  }

  @Test
  void keepsNothing() {
    MediaId other = media.add("speech.flac", MediaFixtures.bytes("speech.flac"));
    GatewayEvent event =
        GatewayEvent.of("HEAD", "/media/{mediaId}/stream")
            .withPathParameter("mediaId", other.value())
            .withQuery("format", "opus");

    assertThat(new FunctionClient(function).send(event).status()).isEqualTo(200);
    assertThat(media.store().describe(other).orElseThrow().renditions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "opus"})
  void redirectsToAKeptEncodingByAUrlForHead(String format) {
    MediaId other = media.add("speech.flac", MediaFixtures.bytes("speech.flac"));
    Listener.get(function, other, "format=" + format);
    GatewayEvent event =
        GatewayEvent.of("HEAD", "/media/{mediaId}/stream")
            .withPathParameter("mediaId", other.value())
            .withQuery("format", format);

    GatewayAnswer answer = new FunctionClient(function).send(event);

    assertThat(answer.status()).isEqualTo(302);
    try (WebClient web = new WebClient()) {
      assertThat(web.send("HEAD", answer.location()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void ofSoundThatCanNotBeDecodedIsRefused() {
    MediaId text = media.add("notes.txt", new byte[] {'n', 'o'});

    for (String format : List.of("mp3", "opus")) {
      GatewayEvent event =
          GatewayEvent.of("HEAD", "/media/{mediaId}/stream")
              .withPathParameter("mediaId", text.value())
              .withQuery("format", format);
      assertThat(new FunctionClient(function).send(event).status()).isEqualTo(415);
    }
  }

  private static GatewayAnswer send(String method, String resource, String query) {
    return new FunctionClient(function).send(event(method, resource, query));
  }

  private static GatewayEvent event(String method, String resource, String query) {
    GatewayEvent event =
        GatewayEvent.of(method, resource)
            .withPathParameters(Map.of("mediaId", item, "streamId", liveStream, "source", "tone"));
    for (String pair : query.split("&")) {
      event = event.withQuery(pair.split("=")[0], pair.split("=")[1]);
    }
    return event;
  }
}
