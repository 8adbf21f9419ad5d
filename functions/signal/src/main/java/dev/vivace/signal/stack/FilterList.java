package dev.vivace.signal.stack;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.realtime.filter.FilterDescription;
import dev.vivace.realtime.filter.Filters;
import dev.vivace.realtime.wiring.RealtimeConfiguration;
import dev.vivace.signal.http.JsonAnswers;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Tells the filters of this stack. */
@Singleton
public final class FilterList {
  /** Runs models, where the stack does. */
  private static final String RUNS_MODELS = "onnx";

  private final Filters filters;
  private final RealtimeConfiguration configuration;

  FilterList(Filters filters, RealtimeConfiguration configuration) {
    this.filters = filters;
    this.configuration = configuration;
  }

  /** {@code GET /realtime/filters}: names, descriptions and JSON schemas of their parameters. */
  public HttpResponse list(HttpRequest request) {
    return JsonAnswers.of(
        200,
        Map.of(
            "filters", filters.all().stream().filter(this::isOn).map(FilterList::json).toList()));
  }

  private boolean isOn(FilterDescription filter) {
    return configuration.models() || !filter.name().equals(RUNS_MODELS);
  }

  private static Map<String, Object> json(FilterDescription filter) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", filter.name());
    members.put("kind", filter.kind().name().toLowerCase(Locale.ROOT));
    members.put("description", filter.description());
    members.put("parameters", filter.parameters().toJsonSchema());
    return members;
  }
}
