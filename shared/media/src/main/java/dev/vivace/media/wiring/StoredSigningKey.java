package dev.vivace.media.wiring;

import java.io.IOException;
import java.security.PrivateKey;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * A private key in Secrets Manager, fetched when it is first needed and kept: a key is followed by
 * another one of another id, which is another configuration.
 */
final class StoredSigningKey implements Supplier<PrivateKey> {
  private final SecretValues secrets;
  private final String arn;
  private @Nullable PrivateKey known;

  StoredSigningKey(SecretValues secrets, String arn) {
    this.secrets = secrets;
    this.arn = arn;
  }

  /**
   * The key.
   *
   * @throws SdkClientException if it can't be had at the moment
   * @throws IllegalStateException if what is stored is no key
   */
  @Override
  public synchronized PrivateKey get() {
    PrivateKey key = known;
    if (key == null) {
      key = fetched();
      known = key;
    }
    return key;
  }

  private PrivateKey fetched() {
    try {
      return SigningKey.ofPem(secrets.value(arn));
    } catch (IOException failure) {
      throw SdkClientException.create("The key that signs URLs can't be fetched", failure);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalStateException("CLOUDFRONT_KEY_SECRET_ARN: the secret", wrong);
    }
  }
}
