package dev.vivace.local;

import dev.vivace.s3.Bucket;
import dev.vivace.s3.EmbeddedS3;
import dev.vivace.s3.EmbeddedS3Config;
import dev.vivace.s3.SharedS3;
import dev.vivace.s3.access.AccessKey;
import dev.vivace.s3.access.AccessKeyFile;
import dev.vivace.s3.http.ClientLimits;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The S3 of a local stack: one of its own, or that of another local stack.
 *
 * @param endpoint {@code http://127.0.0.1:PORT}
 * @param key what the functions sign with
 * @param server what ends with the stack
 */
record LocalS3(URI endpoint, AccessKey key, Closeable server) implements Closeable {
  private static final String SHARED_KEY_FILE = "VIVACE_S3_KEY";

  /**
   * Starts it, or finds it.
   *
   * @throws StartupException if it can't be used; the message says what is to be done
   */
  static LocalS3 open(StackConfig config, List<Bucket> buckets) throws StartupException {
    Optional<URI> other = config.otherS3();
    return other.isPresent() ? shared(other.get(), config, buckets) : own(config, buckets);
  }

  /** The variables that make a function use it. */
  Map<String, String> variables() {
    return Map.of(
        "AWS_ACCESS_KEY_ID", key.id(),
        "AWS_SECRET_ACCESS_KEY", key.secret(),
        "AWS_ENDPOINT_URL_S3", endpoint.toString());
  }

  /** Ends it, if it is the stack's own. */
  @Override
  public void close() throws IOException {
    server.close();
  }

  private static LocalS3 own(StackConfig config, List<Bucket> buckets) throws StartupException {
    try {
      AccessKey key = new AccessKeyFile(keyFile(config.dataFolder())).readOrCreate();
      EmbeddedS3 s3 =
          EmbeddedS3.start(
              new EmbeddedS3Config(
                  config.dataFolder(), config.s3Port(), key, buckets, ClientLimits.standard()));
      return new LocalS3(s3.endpoint(), key, s3::close);
    } catch (IOException e) {
      throw new StartupException(
          "S3 cannot start on port %d with its data in %s (VIVACE_S3_PORT, VIVACE_DATA): %s"
              .formatted(config.s3Port(), config.dataFolder(), e.getMessage()));
    }
  }

  private static LocalS3 shared(URI endpoint, StackConfig config, List<Bucket> buckets)
      throws StartupException {
    Path file = sharedKeyFile(config);
    try {
      AccessKey key = new AccessKeyFile(file).read();
      for (Bucket bucket : buckets) {
        requireWelcome(endpoint, key, bucket.name(), file);
      }
      return new LocalS3(endpoint, key, () -> {});
    } catch (NoSuchFileException e) {
      throw new StartupException(
          "VIVACE_S3 asks for its access key, and there is no %s: name the file %s in the data folder of the other stack by %s"
              .formatted(file, AccessKeyFile.NAME, SHARED_KEY_FILE));
    } catch (ConnectException e) {
      throw new StartupException(
          "VIVACE_S3, %s, does not answer: start the stack that it belongs to first"
              .formatted(endpoint));
    } catch (IOException e) {
      throw new StartupException("VIVACE_S3, %s, cannot be used: %s".formatted(endpoint, e));
    }
  }

  private static void requireWelcome(URI endpoint, AccessKey key, String bucket, Path file)
      throws IOException, StartupException {
    switch (SharedS3.ask(endpoint, key, bucket)) {
      case WELCOME -> {}
      case WRONG_KEY ->
          throw new StartupException(
              "VIVACE_S3, %s, does not know the access key in %s: name the file of its own data folder by %s"
                  .formatted(endpoint, file, SHARED_KEY_FILE));
      case NO_BUCKET ->
          throw new StartupException(
              "VIVACE_S3, %s, has no bucket %s: it belongs to another template"
                  .formatted(endpoint, bucket));
    }
  }

  private static Path sharedKeyFile(StackConfig config) {
    String name = config.environment().getOrDefault(SHARED_KEY_FILE, "");
    return name.isBlank() ? keyFile(config.dataFolder()) : Path.of(name);
  }

  private static Path keyFile(Path dataFolder) {
    return dataFolder.resolve(AccessKeyFile.NAME);
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "LocalS3[" + endpoint + "]";
  }
}
