package dev.vivace.console;

import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.openapi.EventsContract;
import java.util.Map;

/** Answers of this function to the events in {@code events/}. */
class RealEventsTest implements EventsContract {
  private static final Map<String, String> OUTCOMES =
      Map.ofEntries(
          Map.entry("console-get-asset-of-another-version", "404 unknown-asset"),
          Map.entry("console-get-client", "200"),
          Map.entry("console-get-client-unknown", "404 unknown-asset"),
          Map.entry("console-get-document", "200"),
          Map.entry("console-get-page", "200"),
          Map.entry("console-head-asset-of-another-version", "404"),
          Map.entry("console-head-client", "200"),
          Map.entry("console-head-document", "200"),
          Map.entry("console-head-page", "200"),
          Map.entry("console-options-asset", "204"),
          Map.entry("console-options-client", "204"),
          Map.entry("console-options-document", "204"),
          Map.entry("console-options-page", "204"));

  private final FunctionClient client = new FunctionClient(new Main(Map.of("CORS_ORIGIN", "*")));

  @Override
  public Map<String, String> outcomes() {
    return OUTCOMES;
  }

  @Override
  public FunctionClient client() {
    return client;
  }

  @Override
  public String withKnownIds(String json) {
    return json;
  }
}
