package dev.vivace.s3;

import java.nio.file.Path;
import java.util.List;

/**
 * What an embedded S3 is started with.
 *
 * @param folder where it keeps everything; made if absent, and of one embedded S3 at a time
 * @param port TCP port on 127.0.0.1; 0 for a free one
 * @param accessKeyId of the one client it knows
 * @param secretAccessKey of that client
 * @param buckets names of the buckets to make if absent
 * @param allowedOrigins web origins whose pages may read and write, such as {@code
 *     http://127.0.0.1:3000}; {@code *} for all
 */
public record EmbeddedS3Config(
    Path folder,
    int port,
    String accessKeyId,
    String secretAccessKey,
    List<String> buckets,
    List<String> allowedOrigins) {

  /**
   * @throws IllegalArgumentException if the port is none, or a credential is blank
   */
  public EmbeddedS3Config {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("not a TCP port: " + port);
    }
    if (accessKeyId.isBlank() || secretAccessKey.isBlank()) {
      throw new IllegalArgumentException("credentials must not be blank");
    }
    buckets = List.copyOf(buckets);
    allowedOrigins = List.copyOf(allowedOrigins);
  }

  /** The secret is left out. */
  @Override
  public String toString() {
    return "EmbeddedS3Config[folder=%s, port=%d, buckets=%s, allowedOrigins=%s]"
        .formatted(folder, port, buckets, allowedOrigins);
  }
}
