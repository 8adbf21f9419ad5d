package dev.vivace.realtime.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The wishes for a session. Its parameters were checked against the schemas of its filters.
 *
 * @param parameters by name: numbers, strings and booleans, of those that were ever set
 * @param offers how many offers there are; the next viewer's has this number
 * @param left numbers of the viewers that have left
 * @param stopped whether the session is to end
 * @param successor the session that takes over
 */
public record Control(
    Map<String, Object> parameters,
    int offers,
    Set<Integer> left,
    boolean stopped,
    Optional<SessionId> successor) {
  public Control {
    parameters = Map.copyOf(parameters);
    left = Set.copyOf(left);
  }

  /** The control of a new session: one offer, nobody has left. */
  public static Control of(Map<String, Object> parameters) {
    return new Control(parameters, 1, Set.of(), false, Optional.empty());
  }

  /** The same with some parameters changed; those that are not named stay. */
  public Control with(Map<String, Object> changes) {
    Map<String, Object> changed = new LinkedHashMap<>(parameters);
    changed.putAll(changes);
    return new Control(changed, offers, left, stopped, successor);
  }

  /** The same with at least so many offers. */
  public Control withOffers(int count) {
    return new Control(parameters, Math.max(offers, count), left, stopped, successor);
  }

  /** The same without a viewer. */
  public Control without(int viewer) {
    Set<Integer> gone = new TreeSet<>(left);
    gone.add(viewer);
    return new Control(parameters, offers, gone, stopped, successor);
  }

  /** The same, to end. */
  public Control stop() {
    return new Control(parameters, offers, left, true, successor);
  }

  /** The same, to be taken over. */
  public Control succeededBy(SessionId other) {
    return new Control(parameters, offers, left, stopped, Optional.of(other));
  }
}
