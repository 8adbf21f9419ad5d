package dev.vivace.lambda.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Holds the reader of events against Jackson's. */
class EventJsonTest {
  private static final JsonFactory JACKSON = new JsonFactory();
  private static final String EVENT =
      """
      {"httpMethod": "GET", "a":null,"n":[0, -1.5e+3 ,12E2,{"x":[]},{}], "t":true ,"f":false,
       "headers": {"Accept":["*/*","ü \\u00fc \\ud83c\\udfa7 🎧 �"], "q":"\\"\\\\\\/\\b\\f\\n\\r\\t"}}\
      """;

  @Test
  void itReadsWhatJacksonReads() {
    assertThat(read(EVENT.getBytes(StandardCharsets.UTF_8)))
        .isPresent()
        .isEqualTo(byJackson(EVENT.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void itRefusesWhatJacksonRefuses() {
    byte[] event = EVENT.getBytes(StandardCharsets.UTF_8);
    for (int i = 1; i < event.length; i++) {
      byte[] cut = Arrays.copyOf(event, i);
      assertThat(read(cut)).as("cut at %d", i).isEqualTo(byJackson(cut));
      for (int other : new int[] {'"', ',', '}', ']', '{', '\\', '0', 'e', ' ', 7, 0xff, ':'}) {
        byte[] changed = event.clone();
        changed[i] = (byte) other;
        assertThat(read(changed)).as("%c at %d", other, i).isEqualTo(byJackson(changed));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "nul", "01", "-", "1.", "1e", "{,}", "[1,]", "{\"a\"}", "\"\\x\"", "tru"})
  void itRefusesBrokenValues(String value) {
    byte[] event = ("{\"a\":" + value + "}").getBytes(StandardCharsets.UTF_8);

    assertThat(read(event)).isEmpty();
    assertThat(byJackson(event)).isEmpty();
  }

  @Test
  void whatIsNestedWithoutEndIsRefused() {
    byte[] event = ("{\"a\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> all(new EventJson(event)))
        .isInstanceOf(MalformedEventException.class)
        .hasMessageContaining("nested too deeply");
  }

  private static Optional<Object> read(byte[] event) {
    try {
      return Optional.of(all(new EventJson(event)));
    } catch (MalformedEventException refused) {
      return Optional.empty();
    }
  }

  /** Members with their strings, true, and lists; whatever else is passed over. */
  private static Map<String, Object> all(EventJson json) throws MalformedEventException {
    Map<String, Object> members = new LinkedHashMap<>();
    if (!json.enterObject()) {
      return members;
    }
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      switch (name) {
        case "headers" -> members.put(name, all(json));
        case "t", "f" -> members.put(name, json.isTrue());
        default -> members.put(name, value(json));
      }
    }
    return members;
  }

  private static Object value(EventJson json) throws MalformedEventException {
    if (!json.isArray()) {
      return String.valueOf(json.string());
    }
    List<Object> elements = new ArrayList<>();
    json.enterArray();
    while (json.nextElement()) {
      elements.add(String.valueOf(json.string()));
    }
    return elements;
  }

  private static Optional<Object> byJackson(byte[] event) {
    try (JsonParser json = JACKSON.createParser(ObjectReadContext.empty(), event)) {
      json.nextToken();
      return Optional.of(members(json));
    } catch (JacksonException refused) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> members(JsonParser json) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return members;
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "headers" -> members.put(name, members(json));
        case "t", "f" -> members.put(name, taken(json) == null && wasTrue(json));
        default -> members.put(name, element(json));
      }
    }
    return members;
  }

  private static boolean wasTrue(JsonParser json) {
    return json.currentToken() == JsonToken.VALUE_TRUE;
  }

  private static Object element(JsonParser json) {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      return String.valueOf(taken(json));
    }
    List<Object> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      elements.add(String.valueOf(taken(json)));
    }
    return elements;
  }

  private static @Nullable String taken(JsonParser json) {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return json.getString();
    }
    json.skipChildren();
    return null;
  }
}
