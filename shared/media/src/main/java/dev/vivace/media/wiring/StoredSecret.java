package dev.vivace.media.wiring;

import dev.vivace.lambda.access.AccessUnavailableException;
import dev.vivace.lambda.access.TokenSecret;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/** The secret of tokens as a {@link StoredValue}. */
final class StoredSecret implements TokenSecret {
  static final Duration MAX_AGE = StoredValue.MAX_AGE;

  private final StoredValue<TokenSecret> stored;

  StoredSecret(SecretValues secrets, String arn, Clock clock) {
    this.stored = new StoredValue<>(secrets, arn, clock, TokenSecret::of);
  }

  @Override
  public byte[] bytes() {
    try {
      return stored.value().bytes();
    } catch (IOException failure) {
      throw new AccessUnavailableException("The secret of tokens can't be fetched", failure);
    }
  }
}
