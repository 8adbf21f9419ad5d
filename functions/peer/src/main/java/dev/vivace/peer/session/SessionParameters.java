package dev.vivace.peer.session;

import dev.vivace.realtime.filter.InvalidParameterException;
import dev.vivace.realtime.filter.ParameterSchema;
import dev.vivace.realtime.filter.ParameterValues;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The parameters of a session's filters. They are set from two sides: by the data channel at once,
 * which is stored later, and by HTTP, which is read back from S3.
 */
public final class SessionParameters {
  private static final System.Logger LOG = System.getLogger(SessionParameters.class.getName());

  private final ParameterSchema schema;
  private final Map<String, Object> unsaved = new LinkedHashMap<>();
  private Map<String, Object> stored = Map.of();
  private volatile ParameterValues values;

  /**
   * The initial values.
   *
   * @param schema of all filters of the session
   */
  public SessionParameters(ParameterSchema schema) {
    this.schema = schema;
    values = ParameterValues.initial(schema);
  }

  /** All values in effect. */
  public ParameterValues values() {
    return values;
  }

  /**
   * Sets some at once.
   *
   * @return all values in effect
   * @throws InvalidParameterException if one is out of bounds; then none is set
   */
  public synchronized Map<String, Object> set(Map<String, Object> given) {
    Map<String, Object> checked = schema.checked(given);
    values = values.with(checked);
    unsaved.putAll(checked);
    return values.values();
  }

  /**
   * Takes over what has changed in S3 since this was called last. What is not saved yet wins.
   *
   * @param now all that is stored
   * @return true if that changed a value
   */
  public synchronized boolean stored(Map<String, Object> now) {
    Map<String, Object> changed = new LinkedHashMap<>();
    now.forEach((name, value) -> {
      if (!Objects.equals(stored.get(name), value) && !unsaved.containsKey(name)) {
        changed.put(name, value);
      }
    });
    stored = now;
    ParameterValues before = values;
    changed.forEach(this::apply);
    return !values.equals(before);
  }

  private void apply(String name, Object value) {
    try {
      values = values.with(schema.checked(Map.of(name, value)));
    } catch (InvalidParameterException other) {
      // Stored before another version of the filter was deployed.
      LOG.log(Level.WARNING, "A stored parameter is not used: {0}", other.getMessage());
    }
  }

  /** Takes out what was set here and is not stored. */
  synchronized Map<String, Object> takeUnsaved() {
    Map<String, Object> taken = new LinkedHashMap<>(unsaved);
    unsaved.clear();
    return taken;
  }

  /** Puts back what could not be stored, but for what was set again meanwhile. */
  synchronized void putBack(Map<String, Object> taken) {
    taken.forEach(unsaved::putIfAbsent);
  }
}
