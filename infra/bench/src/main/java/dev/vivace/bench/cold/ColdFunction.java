package dev.vivace.bench.cold;

import dev.vivace.lambda.access.AccessToken;
import dev.vivace.lambda.access.TokenSecret;
import dev.vivace.lambda.access.TokenSigner;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A function, and the request it is measured by.
 *
 * @param title as the table has it
 * @param logicalId its name in template.yaml and that of its package's folder
 * @param mainClass its main class
 * @param event what it is asked twice, with a token for where access is closed
 * @param hasTwin whether there is a {@link NodeBundle} of it
 * @param target what it has to reach
 */
record ColdFunction(
    String title,
    String logicalId,
    String mainClass,
    String event,
    boolean hasTwin,
    ColdTarget target) {
  /** Of a run that is over after some minutes. */
  static final String SECRET = "no-secret-since-it-only-measures-starts";

  private static final AccessToken TOKEN =
      new AccessToken(
          "bench",
          Set.of("media:read", "media:write", "stream:read", "live:write"),
          Optional.empty());

  /** Takes a file through Lambda: form of the type, S3 write, links. */
  static ColdFunction upload(byte[] file) {
    GatewayEvent event =
        GatewayEvent.of("POST", "/media")
            .withHeader("Content-Type", "application/octet-stream")
            .withQuery("filename", "speech.mp3")
            .withBody(file);
    return of("Upload", event, ColdTarget.BUFFERED);
  }

  /** Asks S3 for an item and signs a URL for it. */
  static ColdFunction playback(String mediaId) {
    GatewayEvent event =
        GatewayEvent.of("GET", "/media/{mediaId}/playback").withPathParameter("mediaId", mediaId);
    return of("Playback", event, ColdTarget.BUFFERED);
  }

  /** Reads an item, decodes and encodes it; not from its start, which would leave a rendition. */
  static ColdFunction stream(String mediaId) {
    GatewayEvent event =
        GatewayEvent.of("GET", "/media/{mediaId}/stream")
            .withPathParameter("mediaId", mediaId)
            .withQuery("format", "mp3")
            .withQuery("start", "0.1");
    return of("Stream", event, ColdTarget.STREAMED);
  }

  /** Opens a live stream. */
  static ColdFunction live() {
    GatewayEvent event =
        GatewayEvent.of("POST", "/live")
            .withHeader("Content-Type", "application/json")
            .withBody("{\"sampleRate\":24000,\"channels\":1,\"sampleFormat\":\"f32le\"}");
    return of("Live", event, ColdTarget.ALONE);
  }

  /**
   * Routes that are asked less often, which a cache that was made for others alone would make slow.
   *
   * @param mediaId a stored item
   */
  static List<ColdFunction> rare(String mediaId) {
    GatewayEvent begin =
        GatewayEvent.of("POST", "/uploads")
            .withHeader("Content-Type", "application/json")
            .withBody("{\"filename\":\"a.wav\",\"contentType\":\"audio/wav\",\"size\":100000000}");
    return List.of(
        of("Playback", GatewayEvent.of("GET", "/media"), ColdTarget.RARE).titled("GET /media"),
        of(
                "Playback",
                GatewayEvent.of("GET", "/media/{mediaId}").withPathParameter("mediaId", mediaId),
                ColdTarget.RARE)
            .titled("GET /media/{id}"),
        of("Upload", begin, ColdTarget.RARE).titled("POST /uploads"));
  }

  private ColdFunction titled(String other) {
    return new ColdFunction(other, logicalId, mainClass, event, hasTwin, target);
  }

  private static ColdFunction of(String name, GatewayEvent event, ColdTarget target) {
    String token =
        new TokenSigner(TokenSecret.of(SECRET), Clock.systemUTC()).sign(TOKEN, Duration.ofHours(1));
    return new ColdFunction(
        name + "Function",
        name + "Function",
        "dev.vivace." + name.toLowerCase(Locale.ROOT) + ".Main",
        new String(
            event.withHeader("Authorization", "Bearer " + token).toJson(), StandardCharsets.UTF_8),
        target.node().isPresent(),
        target);
  }
}
