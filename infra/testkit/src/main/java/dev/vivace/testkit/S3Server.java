package dev.vivace.testkit;

import dev.vivace.s3.Bucket;
import dev.vivace.s3.EmbeddedS3;
import dev.vivace.s3.EmbeddedS3Config;
import dev.vivace.s3.access.AccessKey;
import dev.vivace.s3.cors.CorsRule;
import dev.vivace.s3.http.ClientLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An embedded S3 with an empty bucket {@code media}, on a temporary folder, for the tests of one
 * class:
 *
 * <pre>{@code
 * @RegisterExtension static final S3Server S3 = new S3Server();
 * }</pre>
 */
public final class S3Server implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
  public static final String BUCKET = "media";

  private static final String REGION = "eu-central-1";

  /** Pages may do what those of the template's bucket may. */
  private static final CorsRule ANY_PAGE =
      new CorsRule(
          List.of("*"),
          List.of("GET", "HEAD", "PUT"),
          List.of("*"),
          List.of(
              "ETag", "Content-Length", "Content-Range", "Accept-Ranges", "Content-Disposition"),
          3600);

  private final AccessKey key = AccessKey.random();
  private final Clock clock;

  private @Nullable Path folder;
  private @Nullable EmbeddedS3 server;

  public S3Server() {
    this(Clock.systemUTC());
  }

  /** One that holds signatures against a clock of the test's. */
  public S3Server(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    start();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    close();
  }

  /** Starts it outside JUnit; the caller closes it. */
  public void start() throws IOException {
    folder = Files.createTempDirectory("vivace-s3-");
    server = start(folder);
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      server.close();
    }
    if (folder != null) {
      delete(folder);
    }
  }

  /** The address of it, and the key to sign with. */
  public S3Coordinates coordinates() {
    if (server == null) {
      throw new IllegalStateException("not started: is it a static field with @RegisterExtension?");
    }
    return new S3Coordinates(server.endpoint(), REGION, key.id(), key.secret(), BUCKET);
  }

  /** Stores the same bytes under many keys: as files, which is sooner done than by requests. */
  public void plant(List<String> keys, byte[] bytes) throws IOException {
    Path bucket = Objects.requireNonNull(folder, "not started").resolve("buckets").resolve(BUCKET);
    for (String key : keys) {
      Path file = bucket.resolve(key);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    }
  }

  private EmbeddedS3 start(Path folder) throws IOException {
    return EmbeddedS3.start(
        new EmbeddedS3Config(
            folder,
            0,
            key,
            List.of(new Bucket(BUCKET, List.of(ANY_PAGE))),
            ClientLimits.standard()),
        clock);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
