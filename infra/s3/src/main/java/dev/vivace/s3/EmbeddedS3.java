package dev.vivace.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** A running S3 on 127.0.0.1. Clients use path-style addresses; any region will do. */
public final class EmbeddedS3 implements AutoCloseable {
  /** A signed body is buffered in the heap to be hashed before it is believed; ours are small. */
  private static final long MAX_BUFFERED_BODY_BYTES = 32L * 1024 * 1024;

  private static final List<String> METHODS = List.of("GET", "HEAD", "PUT", "POST", "DELETE");
  private static final List<String> EXPOSED_HEADERS =
      List.of("ETag", "Content-Length", "Content-Range", "Accept-Ranges", "Content-Disposition");

  private final S3Proxy server;
  private final URI endpoint;

  private EmbeddedS3(S3Proxy server) {
    this.server = server;
    this.endpoint = URI.create("http://127.0.0.1:" + server.getPort());
  }

  /**
   * Starts it, after leftovers of a run that was killed have been removed. The caller closes it.
   *
   * @throws IOException if the folder can't be used or the port is taken
   */
  public static EmbeddedS3 start(EmbeddedS3Config config) throws IOException {
    Path buckets = Files.createDirectories(config.folder().resolve("buckets"));
    Path spool = Files.createDirectories(config.folder().resolve("spool"));
    Leftovers.sweep(buckets);
    Leftovers.empty(spool);
    BlobStore store =
        new GuardedBlobStore(
            new MultipartRules(new FilesystemNio2BlobStore(buckets.toAbsolutePath().toString())),
            new Spool(spool));
    for (String bucket : config.buckets()) {
      if (!store.containerExists(bucket)) {
        store.createContainer(bucket);
      }
    }
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:" + config.port()))
            .awsAuthentication(
                AuthenticationType.AWS_V4, config.accessKeyId(), config.secretAccessKey())
            .v4MaxNonChunkedRequestSize(MAX_BUFFERED_BODY_BYTES)
            .ignoreUnknownHeaders(true)
            .corsRules(cors(config.allowedOrigins()))
            .stopTimeout(0)
            .build();
    run(server::start);
    return new EmbeddedS3(server);
  }

  /** Where it listens: {@code http://127.0.0.1:PORT}. */
  public URI endpoint() {
    return endpoint;
  }

  /**
   * Stops listening and drops open connections. What was answered is on disk.
   *
   * @throws IOException if the server can't be stopped
   */
  @Override
  public void close() throws IOException {
    run(server::stop);
  }

  /** S3Proxy reads origins as regular expressions, in which a dot would match anything. */
  private static CrossOriginResourceSharing cors(List<String> origins) {
    List<String> patterns =
        origins.stream()
            .map(origin -> origin.equals("*") ? origin : Pattern.quote(origin))
            .toList();
    return new CrossOriginResourceSharing(patterns, METHODS, List.of("*"), EXPOSED_HEADERS, "");
  }

  private interface Step {
    @SuppressWarnings("PMD.SignatureDeclareThrowsException")
    void run() throws Exception;
  }

  /** Jetty declares {@code Exception}; what it throws there are I/O failures. */
  private static void run(Step step) throws IOException {
    try {
      step.run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("embedded S3", e);
    }
  }
}
