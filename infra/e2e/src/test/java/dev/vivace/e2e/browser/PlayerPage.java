package dev.vivace.e2e.browser;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A page in which one of several players plays HLS, and all that comes out of it is kept. */
final class PlayerPage {
  static final int RATE = 24_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PLAY =
      "const done = arguments[3]; play(arguments[0], arguments[1], arguments[2])"
          + ".then(() => done('playing'), error => done(String(error)))";
  private static final String VALUE = "arguments[0](JSON.stringify(%s))";

  private final Chromium chromium;

  PlayerPage(Chromium chromium) {
    this.chromium = chromium;
  }

  /**
   * @param player {@code chromium}, {@code hlsjs}, {@code videojs} or {@code shaka}
   */
  String play(String page, String player, URI playlist) {
    chromium.open(page);
    return chromium.await(PLAY, player, playlist.toString(), RATE);
  }

  boolean hasEnded() {
    return events().stream().anyMatch(event -> event.startsWith("ended@"));
  }

  /** The events of the player, each with its time in the stream, such as {@code waiting@3.5}. */
  List<String> events() {
    return list("heard.events");
  }

  List<String> errors() {
    return list("heard.errors");
  }

  /** When there was sound first, by the wall clock in milliseconds. */
  long soundAtMs() {
    return Long.parseLong(value("heard.soundAtMs"));
  }

  double time() {
    return Double.parseDouble(value("player.currentTime"));
  }

  /** Every sample that came out, at {@link #RATE}. */
  float[] samples() {
    String text = value("samples()");
    byte[] bytes = Base64.getDecoder().decode(text.substring(1, text.length() - 1));
    float[] samples = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(samples);
    return samples;
  }

  private List<String> list(String expression) {
    return JSON.readTree(value(expression)).valueStream().map(node -> node.asString()).toList();
  }

  private String value(String expression) {
    return chromium.await(VALUE.formatted(expression));
  }
}
