package dev.vivace.realtime.filter;

import java.util.Map;
import java.util.function.Consumer;

/**
 * The circumstances of a frame or block, as a filter is told them.
 *
 * @param parameters in effect, all of them
 * @param timestampNs when it was captured, on a clock that only says how much later another was
 * @param messages takes messages to the page, as {@link #send} does
 */
public record FilterCall(
    ParameterValues parameters, long timestampNs, Consumer<Map<String, ?>> messages) {
  /**
   * Sends a message to the session's page by its data channel, such as what was detected. It is
   * dropped if the page has no channel or reads too slowly.
   *
   * @param message members of a JSON object: text, numbers, booleans, lists and maps of these
   */
  public void send(Map<String, ?> message) {
    messages.accept(message);
  }
}
