package dev.vivace.testkit;

import java.net.URI;
import java.util.Map;

/**
 * The coordinates that a client needs to reach an S3, path-style.
 *
 * @param endpoint {@code http://127.0.0.1:PORT}
 * @param region any will do, but the same for all
 * @param accessKeyId public half of the credentials
 * @param secretAccessKey secret half, of a server that lives as long as a test
 * @param bucket an existing bucket
 */
public record S3Coordinates(
    URI endpoint, String region, String accessKeyId, String secretAccessKey, String bucket) {

  /** The same S3 as seen through a proxy. */
  public S3Coordinates at(URI otherEndpoint) {
    return new S3Coordinates(otherEndpoint, region, accessKeyId, secretAccessKey, bucket);
  }

  /** The environment variables that make a function use it, and let everybody in. */
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL_S3", endpoint.toString(),
        "AWS_REGION", region,
        "AWS_ACCESS_KEY_ID", accessKeyId,
        "AWS_SECRET_ACCESS_KEY", secretAccessKey,
        "MEDIA_BUCKET", bucket,
        "ACCESS_MODE", "open");
  }
}
