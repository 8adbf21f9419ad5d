package dev.vivace.s3;

import dev.vivace.s3.access.AccessKey;
import dev.vivace.s3.http.ClientLimits;
import java.nio.file.Path;
import java.util.List;

/**
 * The configuration that an embedded S3 is started with.
 *
 * @param folder where it keeps everything; made if absent, and of one embedded S3 at a time
 * @param port TCP port on 127.0.0.1; 0 for a free one
 * @param accessKey of the one client it knows
 * @param buckets to make if absent
 * @param limits of each client, and of all
 */
public record EmbeddedS3Config(
    Path folder, int port, AccessKey accessKey, List<Bucket> buckets, ClientLimits limits) {

  /**
   * @throws IllegalArgumentException if the port is none
   */
  public EmbeddedS3Config {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("not a TCP port: " + port);
    }
    buckets = List.copyOf(buckets);
  }
}
