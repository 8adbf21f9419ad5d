package dev.vivace.e2e.recorded;

import dev.vivace.testkit.S3Coordinates;
import dev.vivace.testkit.gateway.FunctionClient;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All functions of {@link RecordedFunction#ALL}, without a gateway. Closing it closes each. */
public final class RecordedFunctions implements AutoCloseable {
  private final Map<String, RecordedFunction> functions = new LinkedHashMap<>();

  private RecordedFunctions() {}

  public static RecordedFunctions start(S3Coordinates at) throws IOException {
    RecordedFunctions started = new RecordedFunctions();
    for (String name : RecordedFunction.ALL.keySet()) {
      started.functions.put(name, RecordedFunction.start(name, at));
    }
    return started;
  }

  public Stream<RecordedFunction> stream() {
    return functions.values().stream();
  }

  /** A client of each, by its logical id. */
  public Map<String, FunctionClient> clients() {
    return functions.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, function -> function.getValue().client()));
  }

  @Override
  public void close() throws IOException {
    for (RecordedFunction function : functions.values()) {
      function.close();
    }
  }
}
