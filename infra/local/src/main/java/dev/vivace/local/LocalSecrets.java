package dev.vivace.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets that Secrets Manager knows in a local stack.
 *
 * @param named secrets by their ARN: the private key in the file {@code VIVACE_CLOUDFRONT_KEY}, by
 *     the template's parameter {@code CloudFrontKeySecretArn}, and the value of {@code
 *     VIVACE_TURN_SECRET}, by {@code TurnSecretArn}
 * @param others the secret of all other names: that of tokens
 */
record LocalSecrets(Map<String, String> named, Optional<String> others) {
  private static final String KEY_FILE = "VIVACE_CLOUDFRONT_KEY";
  private static final String KEY_ARN = "CloudFrontKeySecretArn";
  private static final String TURN_SECRET = "VIVACE_TURN_SECRET";
  private static final String TURN_ARN = "TurnSecretArn";

  /**
   * @throws StartupException if there is to be a key or a secret of TURN, and there is none
   */
  static LocalSecrets of(StackConfig config, LocalAccess access) throws StartupException {
    Map<String, String> named = new HashMap<>();
    String keyArn = config.parameters().getOrDefault(KEY_ARN, "");
    if (!keyArn.isBlank()) {
      named.put(keyArn, key(config));
    }
    String turnArn = config.parameters().getOrDefault(TURN_ARN, "");
    if (!turnArn.isBlank()) {
      named.put(turnArn, turnSecret(config));
    }
    return new LocalSecrets(Map.copyOf(named), access.secret());
  }

  private static String key(StackConfig config) throws StartupException {
    String file = config.environment().getOrDefault(KEY_FILE, "");
    if (file.isBlank()) {
      throw new StartupException(KEY_ARN + " asks for " + KEY_FILE + ", a file with the key");
    }
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new StartupException(KEY_FILE + " can't be read: " + file);
    }
  }

  private static String turnSecret(StackConfig config) throws StartupException {
    String secret = config.environment().getOrDefault(TURN_SECRET, "");
    if (secret.isBlank()) {
      throw new StartupException(TURN_ARN + " asks for " + TURN_SECRET + ", the servers' secret");
    }
    return secret;
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
