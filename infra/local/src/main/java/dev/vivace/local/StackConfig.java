package dev.vivace.local;

import dev.vivace.local.process.PoolLimits;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration that a local stack is started with.
 *
 * @param template the SAM template
 * @param packages a folder with one folder for each function, named by its logical id, with {@code
 *     bootstrap} in it
 * @param dataFolder what the embedded S3 keeps, and its access key; made if absent
 * @param port the gateway's port; 0 for a free one
 * @param s3Port the embedded S3's port; 0 for a free one
 * @param parameters values of the template's parameters that replace their defaults
 * @param limits bounds of each function's processes
 * @param environment the developer's environment: some of it is passed on to the functions, {@code
 *     PUBLIC_API_URL}, {@code PUBLIC_MEDIA_URL}, {@code MEDIA_URL_REWRITES}, {@code
 *     TRUSTED_PROXIES}, {@code FORWARDED_FIELDS}, {@code INSIDE_API_URL} and {@code
 *     INSIDE_MEDIA_URL} replace the addresses that functions hand out, {@code VIVACE_SECRET} closes
 *     the stack to all without a token, {@code VIVACE_CLOUDFRONT_KEY} names the file of the key
 *     that signs URLs, and {@code VIVACE_TURN_SECRET} is what TURN servers share
 */
public record StackConfig(
    Path template,
    Path packages,
    Path dataFolder,
    int port,
    int s3Port,
    Map<String, String> parameters,
    PoolLimits limits,
    Map<String, String> environment) {
  static final int DEFAULT_PORT = 3000;
  static final int DEFAULT_S3_PORT = 9000;

  public StackConfig {
    requirePort(port);
    requirePort(s3Port);
    parameters = Map.copyOf(parameters);
    environment = Map.copyOf(environment);
    otherS3(environment);
    throttles(environment);
  }

  /** The folder with one folder for each layer, named by its logical id: beside the packages. */
  public Path layers() {
    return packages.toAbsolutePath().resolveSibling("layers");
  }

  /**
   * Settings from the environment: {@code VIVACE_PORT}, {@code VIVACE_S3_PORT}, {@code
   * VIVACE_DATA}, {@code VIVACE_PROCESSES}, {@code VIVACE_PARAMETERS}, {@code VIVACE_S3}, {@code
   * VIVACE_THROTTLE}.
   *
   * @throws IllegalArgumentException one of them is malformed; the message names it
   */
  public static StackConfig of(Path template, Path packages, Map<String, String> environment) {
    return new StackConfig(
        template,
        packages,
        Path.of(environment.getOrDefault("VIVACE_DATA", ".vivace/data")),
        port(environment, "VIVACE_PORT", DEFAULT_PORT),
        port(environment, "VIVACE_S3_PORT", DEFAULT_S3_PORT),
        parameters(environment.getOrDefault("VIVACE_PARAMETERS", "")),
        PoolLimits.standard(processes(environment.getOrDefault("VIVACE_PROCESSES", "1"))),
        environment);
  }

  /**
   * {@code VIVACE_S3}: the S3 of another local stack, which both share, as replicas do. Empty if
   * the stack is to have its own.
   */
  Optional<URI> otherS3() {
    return otherS3(environment);
  }

  private static Optional<URI> otherS3(Map<String, String> environment) {
    String text = environment.getOrDefault("VIVACE_S3", "");
    if (text.isBlank()) {
      return Optional.empty();
    }
    if (!text.matches("http://127\\.0\\.0\\.1:\\d{1,5}")) {
      throw new IllegalArgumentException(
          "VIVACE_S3 is not an address like http://127.0.0.1:9000: " + text);
    }
    return Optional.of(URI.create(text));
  }

  /**
   * {@code VIVACE_THROTTLE}: 1 if the API is to keep to the template's limits of rate and burst.
   */
  boolean throttles() {
    return throttles(environment);
  }

  private static boolean throttles(Map<String, String> environment) {
    String text = environment.getOrDefault("VIVACE_THROTTLE", "");
    return switch (text) {
      case "1" -> true;
      case "", "0" -> false;
      default -> throw new IllegalArgumentException("VIVACE_THROTTLE is not 1 or 0: " + text);
    };
  }

  private static int processes(String text) {
    if (!text.matches("[1-9]")) {
      throw new IllegalArgumentException("VIVACE_PROCESSES is not a number from 1 to 9: " + text);
    }
    return Integer.parseInt(text);
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : text.strip().split("\\s+")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
      } else if (!pair.isEmpty()) {
        throw new IllegalArgumentException(
            "VIVACE_PARAMETERS is not a list like Name=value Other=value: " + text);
      }
    }
    return parameters;
  }

  private static int port(Map<String, String> environment, String name, int otherwise) {
    String text = environment.getOrDefault(name, "");
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

  /** Not the environment, which may hold a secret. */
  @Override
  public String toString() {
    return "StackConfig[" + template + ", " + packages + ", " + dataFolder + "]";
  }
}
