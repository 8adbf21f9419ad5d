package dev.vivace.e2e.recorded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.Fault;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.S3Coordinates;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import dev.vivace.testkit.gateway.RealEvents;
import dev.vivace.testkit.gateway.WebClient;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends a function every event that is meant for it, and follows the URLs that it answers.
 *
 * @param outcomes the answers, by the events' names
 * @param served routes that an event was answered on without an error, like {@code GET /media}
 * @param grants what S3 has asked of the function's role meanwhile
 */
public record RecordedEvents(Map<String, String> outcomes, Set<String> served, Set<Grant> grants) {
  private static final String KNOWN_ITEM = "01KAH3Z5T8V0QJ4M9W2N7XBCDE";
  private static final String KNOWN_UPLOAD = "01KAH40B6RF3S1KZ8H5PYTQWGA";
  private static final String KNOWN_LIVE_STREAM = "01KAH50R9V2C7DXM4T6WQ8YZEF";
  private static final String KNOWN_SESSION = "01KAH61S2X3D8EYN5V7XR9ZAFG";
  private static final int FAILURES = 100;

  public static RecordedEvents of(String function, S3Coordinates at) throws IOException {
    try (RecordedFunction recorded = RecordedFunction.start(function, at);
        RecordedFunction upload = RecordedFunction.start("UploadFunction", at);
        RecordedFunction live = RecordedFunction.start("LiveFunction", at);
        WebClient web = new WebClient()) {
      Map<String, String> outcomes = new LinkedHashMap<>();
      Set<String> served = new LinkedHashSet<>();
      for (String name : RealEvents.names(RecordedFunction.eventPrefix(function))) {
        String json = RealEvents.json(name);
        if (json.contains(KNOWN_ITEM)) {
          json = json.replace(KNOWN_ITEM, storedItem(upload.client()));
        }
        if (json.contains(KNOWN_UPLOAD)) {
          json = json.replace(KNOWN_UPLOAD, receivedUpload(recorded.client(), web));
        }
        if (json.contains(KNOWN_LIVE_STREAM)) {
          json = json.replace(KNOWN_LIVE_STREAM, KnownLiveStream.of(live.client(), function, at));
        }
        if (json.contains(KNOWN_SESSION)) {
          json = json.replace(KNOWN_SESSION, sessionWithAViewer(recorded.client()));
        }
        GatewayAnswer answer = recorded.client().send(json.getBytes(UTF_8));
        outcomes.put(name, answer.outcome());
        if (answer.status() < 400) {
          served.add(route(json));
        }
        follow(answer, method(json), web);
      }
      if (function.equals("UploadFunction")) {
        sendTwoFilesOfWhichOneFails(recorded);
      }
      if (function.equals("StreamFunction")) {
        loseRenditions(recorded, upload.client(), at);
      }
      Set<Grant> grants = new LinkedHashSet<>();
      recorded.exchanges().forEach(exchange -> grants.addAll(Grant.neededFor(exchange)));
      return new RecordedEvents(outcomes, served, grants);
    }
  }

  /** Such as {@code GET /media}. */
  public static String route(String event) {
    return method(event) + " " + JsonMapper.shared().readTree(event).path("resource").asString();
  }

  private static String method(String event) {
    return JsonMapper.shared().readTree(event).path("httpMethod").asString();
  }

  private static String sessionWithAViewer(FunctionClient signal) {
    String created = RealEvents.json("signal-post-filter-json");
    String id = signal.send(created.getBytes(UTF_8)).json().get("id").asString();
    String viewer = RealEvents.json("signal-post-viewers").replace(KNOWN_SESSION, id);
    assertThat(signal.send(viewer.getBytes(UTF_8)).status()).isEqualTo(201);
    return id;
  }

  private static String storedItem(FunctionClient upload) {
    return storedItem(upload, MediaFixtures.bytes("speech.wav"));
  }

  private static String storedItem(FunctionClient upload, byte[] file) {
    return upload
        .send(GatewayEvent.of("POST", "/media").withQuery("filename", "speech.wav").withBody(file))
        .json()
        .get("id")
        .asString();
  }

  /** The id of an upload whose one part has arrived, by a URL of the function. */
  private static String receivedUpload(FunctionClient function, WebClient web) {
    JsonNode upload =
        function
            .send(
                GatewayEvent.of("POST", "/uploads")
                    .withHeader("Content-Type", "application/json")
                    .withBody("{\"filename\":\"a.txt\",\"contentType\":\"audio/mpeg\",\"size\":1}"))
            .json();
    URI part = URI.create(upload.get("parts").get(0).get("url").asString());
    assertThat(web.put(part, new byte[] {'a'}).statusCode()).isEqualTo(200);
    return upload.get("uploadId").asString();
  }

  /** As a browser does with a link. */
  private static void follow(GatewayAnswer answer, String method, WebClient web) {
    if (answer.status() == 302) {
      assertThat(web.send(method, answer.location()).statusCode()).isEqualTo(200);
    } else if (answer.status() == 200
        && answer.body().length > 0
        && answer.header("Content-Type").filter("application/json"::equals).isPresent()) {
      String url = answer.json().path("url").asString("");
      if (url.startsWith("http")) {
        assertThat(web.send("GET", URI.create(url)).statusCode()).isEqualTo(200);
      }
    }
  }

  /** One whose last part S3 does not take, and one whose item is deleted before it is there. */
  private static void loseRenditions(
      RecordedFunction stream, FunctionClient upload, S3Coordinates at) throws IOException {
    GatewayEvent tone =
        GatewayEvent.of("GET", "/stream/{source}")
            .withPathParameter("source", "tone")
            .withQuery("format", "mp3")
            .withQuery("sampleRate", "48000")
            .withQuery("seconds", "120");
    String cut = storedItem(upload, stream.client().send(tone).body());
    stream.s3().fail(FAILURES, line -> line.contains("partNumber=2"), new Fault.Unavailable());
    assertThat(stream.client().send(streamOf(cut)).status()).isEqualTo(200);
    String deleted = storedItem(upload);
    try (RecordedFunction playback = RecordedFunction.start("PlaybackFunction", at)) {
      GatewayEvent delete =
          GatewayEvent.of("DELETE", "/media/{mediaId}").withPathParameter("mediaId", deleted);
      stream
          .s3()
          .fail(
              1,
              line -> line.startsWith("PUT") && playback.client().send(delete).status() != 204,
              new Fault.Cut());
      assertThat(stream.client().send(streamOf(deleted)).status()).isEqualTo(200);
      loseASegment(stream, storedItem(upload), playback.client());
    }
  }

  /** Its item is deleted before it is there. */
  private static void loseASegment(RecordedFunction stream, String item, FunctionClient playback) {
    GatewayEvent delete =
        GatewayEvent.of("DELETE", "/media/{mediaId}").withPathParameter("mediaId", item);
    stream
        .s3()
        .fail(
            1,
            line -> line.startsWith("PUT") && playback.send(delete).status() != 204,
            new Fault.Cut());
    GatewayEvent segment =
        GatewayEvent.of("GET", "/media/{mediaId}/hls/{key}/{rendition}/{file}")
            .withPathParameters(
                Map.of("mediaId", item, "key", "open", "rendition", "flac", "file", "0.m4s"));
    assertThat(stream.client().send(segment).status()).isEqualTo(404);
  }

  private static GatewayEvent streamOf(String item) {
    return GatewayEvent.of("GET", "/media/{mediaId}/stream")
        .withPathParameter("mediaId", item)
        .withQuery("format", "wav");
  }

  /** Takes back the items that were stored before. */
  private static void sendTwoFilesOfWhichOneFails(RecordedFunction upload) {
    AtomicReference<String> first = new AtomicReference<>("");
    upload
        .s3()
        .fail(
            FAILURES,
            line ->
                line.startsWith("PUT")
                    && !line.equals(first.accumulateAndGet(line, (a, b) -> a.isEmpty() ? b : a)),
            new Fault.Unavailable());
    String event = RealEvents.json("upload-post-media-form-two-files");
    assertThat(upload.client().send(event.getBytes(UTF_8)).status()).isEqualTo(503);
  }
}
