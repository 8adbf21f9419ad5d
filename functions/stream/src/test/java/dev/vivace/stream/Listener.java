package dev.vivace.stream;

import dev.vivace.media.MediaId;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;

/** Asks a process for the stream of an item. */
public final class Listener {
  private Listener() {}

  /**
   * @param query as in a URL, such as {@code a=1&b=2}; not percent-encoded
   * @param headers names and values by turns
   */
  public static GatewayAnswer get(Main process, MediaId id, String query, String... headers) {
    GatewayEvent event =
        GatewayEvent.of("GET", "/media/{mediaId}/stream").withPathParameter("mediaId", id.value());
    for (String pair : query.split("&")) {
      event = event.withQuery(pair.split("=")[0], pair.split("=")[1]);
    }
    for (int i = 0; i < headers.length; i += 2) {
      event = event.withHeader(headers[i], headers[i + 1]);
    }
    return new FunctionClient(process).send(event);
  }
}
