package dev.vivace.e2e.stack;

import dev.vivace.s3.access.AccessKey;
import dev.vivace.s3.access.AccessKeyFile;
import dev.vivace.testkit.S3Coordinates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** The bucket of a local stack, for whoever may read the key in the stack's data. */
public final class StackBucket {
  public static final String NAME = "local-mediabucket";

  private StackBucket() {}

  /**
   * Returns its coordinates.
   *
   * @param port the stack's for S3
   */
  public static S3Coordinates at(Path data, int port) throws IOException {
    AccessKey key = new AccessKeyFile(data.resolve(AccessKeyFile.NAME)).read();
    URI endpoint = URI.create("http://127.0.0.1:" + port);
    return new S3Coordinates(endpoint, "us-east-1", key.id(), key.secret(), NAME);
  }
}
