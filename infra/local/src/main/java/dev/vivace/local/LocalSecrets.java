package dev.vivace.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What Secrets Manager knows in a local stack.
 *
 * @param named secrets by their ARN: the private key in the file {@code VIVACE_CLOUDFRONT_KEY}, by
 *     the template's parameter {@code CloudFrontKeySecretArn}
 * @param others the secret of all other names: that of tokens
 */
record LocalSecrets(Map<String, String> named, Optional<String> others) {
  private static final String KEY_FILE = "VIVACE_CLOUDFRONT_KEY";
  private static final String KEY_ARN = "CloudFrontKeySecretArn";

  /**
   * @throws StartupException if there is to be a key, and there is none
   */
  static LocalSecrets of(StackConfig config, LocalAccess access) throws StartupException {
    String arn = config.parameters().getOrDefault(KEY_ARN, "");
    if (arn.isBlank()) {
      return new LocalSecrets(Map.of(), access.secret());
    }
    String file = config.environment().getOrDefault(KEY_FILE, "");
    if (file.isBlank()) {
      throw new StartupException(KEY_ARN + " asks for " + KEY_FILE + ", a file with the key");
    }
    try {
      return new LocalSecrets(Map.of(arn, Files.readString(Path.of(file))), access.secret());
    } catch (IOException e) {
      throw new StartupException(KEY_FILE + " can't be read: " + file);
    }
  }

  boolean isEmpty() {
    return named.isEmpty() && others.isEmpty();
  }

  /** Never the secrets. */
  @Override
  public String toString() {
    return "LocalSecrets" + named.keySet();
  }
}
