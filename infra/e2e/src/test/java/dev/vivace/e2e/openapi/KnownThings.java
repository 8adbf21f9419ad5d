package dev.vivace.e2e.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import dev.vivace.testkit.gateway.RealEvents;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes what requests are about.
 *
 * @param functions by logical id
 */
record KnownThings(Map<String, FunctionClient> functions) {
  /** Whether it was there or not, a link is revoked in the same way. */
  private static final String UNKNOWN_LINK = "01KAH70T3Y4E9FZP6W8YSA0BGH";

  /**
   * The id of a new one.
   *
   * @param variable of the path, such as {@code mediaId}
   * @param heard whether somebody listens: then a live stream has ended
   */
  String id(String variable, boolean heard) {
    return switch (variable) {
      case "mediaId" ->
          made(
              "UploadFunction",
              GatewayEvent.of("POST", "/media")
                  .withQuery("filename", "speech.wav")
                  .withBody(MediaFixtures.bytes("speech.wav")),
              "id");
      case "uploadId" ->
          made(
              "UploadFunction",
              GatewayEvent.of("POST", "/uploads")
                  .withBody("{\"filename\":\"a\",\"contentType\":\"audio/mpeg\",\"size\":1}"),
              "uploadId");
      case "linkId" -> UNKNOWN_LINK;
      case "streamId" -> liveStream(heard);
      case "sessionId" -> sessionWithAViewer();
      default -> throw new IllegalArgumentException("nothing has a " + variable);
    };
  }

  private String sessionWithAViewer() {
    String id =
        send("SignalFunction", RealEvents.json("signal-post-filter-json").getBytes(UTF_8))
            .json()
            .required("id")
            .asString();
    GatewayEvent viewer =
        GatewayEvent.of("POST", "/realtime/sessions/{sessionId}/whep")
            .withPathParameter("sessionId", id)
            .withHeader("Content-Type", "application/sdp")
            .withBody(
                JsonMapper.shared()
                    .readTree(RealEvents.json("signal-post-viewers"))
                    .required("body")
                    .asString());
    assertThat(send("SignalFunction", viewer.toJson()).status()).isEqualTo(201);
    return id;
  }

  private String liveStream(boolean ended) {
    String id =
        made(
            "LiveFunction",
            GatewayEvent.of("POST", "/live").withBody("{\"sampleFormat\":\"s16le\"}"),
            "id");
    GatewayEvent chunk =
        GatewayEvent.of("PUT", "/live/{streamId}/chunks/{seq}")
            .withPathParameters(Map.of("streamId", id, "seq", "0"))
            .withBody(new byte[24_000]);
    assertThat(send("LiveFunction", chunk.toJson()).status()).isEqualTo(204);
    if (ended) {
      GatewayEvent end =
          GatewayEvent.of("POST", "/live/{streamId}/end").withPathParameter("streamId", id);
      assertThat(send("LiveFunction", end.toJson()).status()).isEqualTo(200);
    }
    return id;
  }

  private String made(String function, GatewayEvent event, String member) {
    return send(function, event.toJson()).json().required(member).asString();
  }

  private GatewayAnswer send(String function, byte[] event) {
    return functions.get(function).send(event);
  }
}
