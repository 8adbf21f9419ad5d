package dev.vivace.playback;

import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayEvent;

/** The requests of these tests. */
final class Requests {
  static final String NO_SUCH_ID = "01JD0000000000000000000000";

  private Requests() {}

  /** Stores a file and answers its id. */
  static String store(FunctionClient upload, String fileName, byte[] content) {
    return upload
        .send(GatewayEvent.of("POST", "/media").withQuery("filename", fileName).withBody(content))
        .json()
        .get("id")
        .asString();
  }

  /** A request about one item, such as {@code GET}, {@code /playback}. */
  static GatewayEvent item(String method, String suffix, String mediaId) {
    return GatewayEvent.of(method, "/media/{mediaId}" + suffix)
        .withPathParameter("mediaId", mediaId);
  }
}
