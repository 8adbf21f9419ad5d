package dev.vivace.bench.cold;

import java.util.Map;

/**
 * The surroundings that a function finds at its start.
 *
 * @param name as the table has it
 * @param cores how many
 * @param overTls whether S3 is asked over TLS
 * @param environment variables beside those of S3
 */
record Setting(String name, int cores, boolean overTls, Map<String, String> environment) {
  static final Setting ONE_CORE = new Setting("1 core", 1, false, Map.of());
  static final Setting TLS = new Setting("1 core, TLS", 1, true, Map.of());
  static final Setting TWO_CORES = new Setting("2 cores", 2, false, Map.of());

  /**
   * One core, and tokens are verified.
   *
   * @param secretsManager address of what gives the tokens' secret
   */
  static Setting closed(String secretsManager) {
    return new Setting(
        "1 core, closed",
        1,
        false,
        Map.of(
            "ACCESS_MODE", "closed",
            "TOKEN_SECRET_ARN", "arn:aws:secretsmanager:eu-central-1:000000000000:secret:tokens",
            "AWS_ENDPOINT_URL_SECRETS_MANAGER", secretsManager));
  }
}
