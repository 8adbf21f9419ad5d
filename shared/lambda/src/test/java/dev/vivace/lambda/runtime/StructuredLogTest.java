package dev.vivace.lambda.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class StructuredLogTest {
  private static final Logger LOG = Logger.getLogger(StructuredLogTest.class.getName());

  private final ByteArrayOutputStream sink = new ByteArrayOutputStream();

  @AfterEach
  void restore() throws IOException {
    LogManager.getLogManager().readConfiguration();
  }

  private String logged(String message, Throwable thrown) {
    StructuredLog.install(new PrintStream(sink, true, UTF_8), "INFO");
    LOG.log(Level.WARNING, message, thrown);
    return sink.toString(UTF_8);
  }

  private static String member(String json, String name) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.PROPERTY_NAME && parser.currentName().equals(name)) {
          parser.nextToken();
          return parser.getString();
        }
      }
    }
    throw new AssertionError(name + " is not in " + json);
  }

  @Test
  void librariesTellNoDetailsAtDebug() {
    StructuredLog.install(new PrintStream(sink, true, UTF_8), "DEBUG");

    LOG.fine("of our own");
    Logger.getLogger("software.amazon.awssdk.auth").fine("a canonical request");
    Logger.getLogger("software.amazon.awssdk.auth").info("a hint");

    assertThat(sink.toString(UTF_8))
        .contains("of our own", "a hint")
        .doesNotContain("a canonical request");
  }

  @Test
  void levelsAboveInfoAreThoseOfLibrariesToo() {
    StructuredLog.install(new PrintStream(sink, true, UTF_8), "ERROR");

    LOG.warning("of our own");
    Logger.getLogger("software.amazon.awssdk.auth").warning("a hint");

    assertThat(sink.toString(UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two\r\nlines",
        "\u001b[2Jcleared",
        "\u007f\u009b31m",
        "gnp.\u202Eexe",
        "\u2028separated\u2029",
        "\uFEFFmarked\u2066 \u061C",
        "half \uD83C of a pair",
        "whole \uD83C\uDFA7 pair",
        "grüße 音"
      })
  void messageIsOneVisibleLineOfJsonThatSaysTheSame(String message) {
    String line = logged(message, new IOException(message));

    assertThat(line).endsWith("\n");
    assertThat(line.strip())
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]")
        .doesNotContain("\uFFFD", "?");
    assertThat(member(line, "message")).isEqualTo(message);
    assertThat(member(line, "stackTrace")).contains(message);
  }

  @Test
  void whatCanBeReadIsNotEscaped() {
    assertThat(logged("grüße 音", new IOException("x"))).contains("grüße 音");
  }
}
