package dev.vivace.media.wiring;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The value that a secret in Secrets Manager stands for, fetched when it is first needed, and again
 * once it is older than {@link #MAX_AGE}, so that one that was replaced ends without a new
 * deployment. Where it can't be fetched again, the one that is known stays.
 *
 * @param <T> has no secret in its text
 */
public final class StoredValue<T> {
  static final Duration MAX_AGE = Duration.ofMinutes(5);

  private static final System.Logger LOG = System.getLogger(StoredValue.class.getName());

  private final SecretValues secrets;
  private final String arn;
  private final Clock clock;
  private final Function<String, T> parser;
  private @Nullable T known;
  private Instant fetchedAt = Instant.MIN;

  /**
   * @param parser throws IllegalArgumentException, whose message does not show the secret
   */
  public StoredValue(SecretValues secrets, String arn, Clock clock, Function<String, T> parser) {
    this.secrets = secrets;
    this.arn = arn;
    this.clock = clock;
    this.parser = parser;
  }

  /**
   * The value.
   *
   * @throws IOException if it can't be had at the moment, or is none; the message says why and
   *     never what
   */
  public synchronized T value() throws IOException {
    Instant now = clock.instant();
    T value = known;
    if (value == null || !now.isBefore(fetchedAt.plus(MAX_AGE))) {
      value = fetched(value);
      known = value;
      fetchedAt = now;
    }
    return value;
  }

  private T fetched(@Nullable T older) throws IOException {
    try {
      return parser.apply(secrets.value(arn));
    } catch (IOException | IllegalArgumentException failure) {
      if (older == null) {
        throw new IOException("The secret can't be fetched: " + failure.getMessage(), failure);
      }
      LOG.log(Level.WARNING, "A secret can't be fetched again", failure);
      return older;
    }
  }
}
