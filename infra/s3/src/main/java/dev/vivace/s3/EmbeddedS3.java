package dev.vivace.s3;

import dev.vivace.s3.cors.Cors;
import dev.vivace.s3.http.S3HttpServer;
import dev.vivace.s3.store.ObjectFolder;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.stream.Collectors;
import org.gaul.s3proxy.blobstore.BlobStore;

/** A running S3 on 127.0.0.1. Clients use path-style addresses; any region will do. */
public final class EmbeddedS3 implements AutoCloseable {
  private final S3HttpServer server;

  private EmbeddedS3(S3HttpServer server) {
    this.server = server;
  }

  /**
   * Starts it, after leftovers of a run that was killed have been removed. The caller closes it.
   *
   * @throws IOException if the folder can't be used or the port is taken
   */
  public static EmbeddedS3 start(EmbeddedS3Config config) throws IOException {
    return start(config, Clock.systemUTC());
  }

  /** As {@link #start(EmbeddedS3Config)}, by another clock: one that a test sets. */
  public static EmbeddedS3 start(EmbeddedS3Config config, Clock clock) throws IOException {
    BlobStore store =
        ObjectFolder.open(config.folder(), config.buckets().stream().map(Bucket::name).toList());
    Cors cors =
        new Cors(
            config.buckets().stream().collect(Collectors.toMap(Bucket::name, Bucket::corsRules)));
    return new EmbeddedS3(
        S3HttpServer.start(config.port(), store, config.accessKey(), cors, config.limits(), clock));
  }

  /** The address at which it listens: {@code http://127.0.0.1:PORT}. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** Stops listening and drops open connections. What was answered is on disk. */
  @Override
  public void close() {
    server.close();
  }
}
