package dev.vivace.local;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a local stack is started with.
 *
 * @param template the SAM template
 * @param packages a folder with one folder for each function, named by its logical id, with {@code
 *     bootstrap} in it
 * @param dataFolder what the embedded S3 keeps; made if absent
 * @param port the gateway's port; 0 for a free one
 * @param s3Port the embedded S3's port; 0 for a free one
 * @param environment the developer's environment: some of it is passed on to the functions, and
 *     {@code PUBLIC_API_URL} and {@code PUBLIC_MEDIA_URL} replace the addresses that functions hand
 *     out
 */
public record StackConfig(
    Path template,
    Path packages,
    Path dataFolder,
    int port,
    int s3Port,
    Map<String, String> environment) {
  static final int DEFAULT_PORT = 3000;
  static final int DEFAULT_S3_PORT = 9000;

  public StackConfig {
    requirePort(port);
    requirePort(s3Port);
    environment = Map.copyOf(environment);
  }

  /**
   * Settings from the environment: {@code VIVACE_PORT}, {@code VIVACE_S3_PORT}, {@code
   * VIVACE_DATA}.
   *
   * @throws IllegalArgumentException a port is not a number from 0 to 65535
   */
  public static StackConfig of(Path template, Path packages, Map<String, String> environment) {
    return new StackConfig(
        template,
        packages,
        Path.of(environment.getOrDefault("VIVACE_DATA", ".vivace/data")),
        port(environment, "VIVACE_PORT", DEFAULT_PORT),
        port(environment, "VIVACE_S3_PORT", DEFAULT_S3_PORT),
        environment);
  }

  private static int port(Map<String, String> environment, String name, int otherwise) {
    var text = environment.getOrDefault(name, "");
    if (text.isBlank()) {
      return otherwise;
    }
    if (!text.matches("\\d{1,5}")) {
      throw new IllegalArgumentException(name + " is not a port: " + text);
    }
    return Integer.parseInt(text);
  }

  private static void requirePort(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }
}
