package dev.vivace.playback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class PagesTest {
  @RegisterExtension static final Processes PROCESSES = new Processes();

  @Test
  void leadsThroughAllItemsNewestFirst() {
    FunctionClient upload = PROCESSES.startUpload();
    FunctionClient playback = PROCESSES.startPlayback();
    assertThat(playback.send(GatewayEvent.of("GET", "/media")).json())
        .hasToString("{\"items\":[]}");
    List<String> stored = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      stored.add(Requests.store(upload, i + ".txt", new byte[] {'a'}));
    }
    stored.sort(Collections.reverseOrder());

    List<String> listed = new ArrayList<>();
    JsonNode page = playback.send(GatewayEvent.of("GET", "/media").withQuery("limit", "2")).json();
    while (page.has("next")) {
      listed.addAll(ids(page));
      page =
          playback
              .send(
                  GatewayEvent.of("GET", "/media")
                      .withQuery("limit", "2")
                      .withQuery("after", page.get("next").asString()))
              .json();
    }
    listed.addAll(ids(page));

    assertThat(listed).isEqualTo(stored);
    assertThat(ids(playback.send(GatewayEvent.of("GET", "/media")).json())).isEqualTo(stored);
    assertThat(page.get("items").get(0).propertyNames())
        .containsExactly(
            "id", "fileName", "contentType", "size", "checksum", "createdAt", "contentUrl");
  }

  private static List<String> ids(JsonNode page) {
    return page.get("items").valueStream().map(item -> item.get("id").asString()).toList();
  }
}
