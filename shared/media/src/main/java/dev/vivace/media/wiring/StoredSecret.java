package dev.vivace.media.wiring;

import dev.vivace.lambda.access.AccessUnavailableException;
import dev.vivace.lambda.access.TokenSecret;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A secret in Secrets Manager, fetched when it is first needed, and again once it is older than
 * {@link #MAX_AGE}, so that one that was replaced ends without a new deployment. Where it can't be
 * fetched again, the one that is known stays.
 */
final class StoredSecret implements TokenSecret {
  static final Duration MAX_AGE = Duration.ofMinutes(5);

  private static final System.Logger LOG = System.getLogger(StoredSecret.class.getName());

  private final SecretValues secrets;
  private final String arn;
  private final Clock clock;
  private byte[] known = new byte[0];
  private Instant fetchedAt = Instant.MIN;

  StoredSecret(SecretValues secrets, String arn, Clock clock) {
    this.secrets = secrets;
    this.arn = arn;
    this.clock = clock;
  }

  @Override
  public synchronized byte[] bytes() {
    Instant now = clock.instant();
    if (!now.isBefore(fetchedAt.plus(MAX_AGE))) {
      fetch(now);
    }
    return known.clone();
  }

  private void fetch(Instant now) {
    try {
      known = TokenSecret.of(secrets.value(arn)).bytes();
    } catch (IOException | IllegalArgumentException failure) {
      if (known.length == 0) {
        throw new AccessUnavailableException("The secret of tokens can't be fetched", failure);
      }
      LOG.log(Level.WARNING, "The secret of tokens can't be fetched again", failure);
    }
    fetchedAt = now;
  }
}
