package dev.vivace.bench.stack;

import dev.vivace.local.LocalStack;
import dev.vivace.local.StackConfig;
import dev.vivace.local.StartupException;
import dev.vivace.local.process.PoolLimits;
import dev.vivace.s3.access.AccessKeyFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product on free ports and an empty folder. Closing it ends its processes, and the folder. */
public final class BenchStack implements AutoCloseable {
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final JsonMapper json = new JsonMapper();
  private final Path data;
  private final PrintStream log;
  private final LocalStack stack;
  private final LocalStack.Addresses addresses;

  private BenchStack(Path project, PoolLimits limits, Map<String, String> environment)
      throws IOException, StartupException {
    data = Files.createTempDirectory("vivace-bench-");
    Path logs = Files.createDirectories(project.resolve("target/bench"));
    log = new PrintStream(logs.resolve("stack.log").toFile(), StandardCharsets.UTF_8);
    StackConfig config =
        new StackConfig(
            project.resolve("template.yaml"),
            project.resolve("infra/package/target/functions"),
            data,
            0,
            0,
            Map.of(),
            limits,
            environment);
    stack = new LocalStack(config, log);
    addresses = stack.start();
  }

  /**
   * Starts it.
   *
   * @param project the project's folder, packaged
   * @param limits bounds of each function's processes
   * @throws IllegalStateException if it does not start
   */
  public static BenchStack start(Path project, PoolLimits limits) throws IOException {
    return start(project, limits, Map.of("PATH", System.getenv("PATH")));
  }

  /**
   * Starts one that shares the S3 of this one.
   *
   * @param s3 where it is seen
   * @throws IllegalStateException if it does not start
   */
  public BenchStack sharing(Path project, PoolLimits limits, URI s3) throws IOException {
    return start(
        project,
        limits,
        Map.of(
            "PATH", System.getenv("PATH"),
            "VIVACE_S3", s3.toString(),
            "VIVACE_S3_KEY", data.resolve(AccessKeyFile.NAME).toString()));
  }

  private static BenchStack start(Path project, PoolLimits limits, Map<String, String> environment)
      throws IOException {
    try {
      return new BenchStack(project, limits, environment);
    } catch (StartupException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The address of its S3. */
  public URI s3() {
    return addresses.s3();
  }

  /** The address of a path of the API. */
  public URI url(String path) {
    return URI.create(addresses.api() + path);
  }

  /** Posts JSON, and reads JSON. */
  public JsonNode postJson(String path, String body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url(path)).POST(BodyPublishers.ofString(body));
    return json.readTree(send(request, BodyHandlers.ofByteArray()));
  }

  /** Puts bytes. */
  public void put(URI url, byte[] body) throws IOException {
    BodyPublisher bytes = BodyPublishers.ofByteArray(body);
    send(HttpRequest.newBuilder(url).PUT(bytes), BodyHandlers.discarding());
  }

  /** Gets what the handler makes of it; a caller closes what is to be closed. */
  public <T> T get(URI url, BodyHandler<T> handler) throws IOException {
    return send(HttpRequest.newBuilder(url), handler);
  }

  /**
   * Opens what is there from a byte on; empty if that is the end. The caller closes it.
   *
   * @param firstByte not negative
   */
  public Optional<InputStream> open(URI url, long firstByte) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).header("Range", "bytes=" + firstByte + "-");
    HttpResponse<InputStream> answer = answered(request, BodyHandlers.ofInputStream());
    if (answer.statusCode() == RANGE_NOT_SATISFIABLE) {
      answer.body().close();
      return Optional.empty();
    }
    return Optional.of(successful(answer).body());
  }

  /** The live processes of a function, such as {@code StreamFunction}. */
  public List<ProcessHandle> processes(String function) {
    try (Stream<ProcessHandle> all = ProcessHandle.current().descendants()) {
      return all.filter(
              process -> process.info().command().orElse("").contains("/" + function + "/jre/"))
          .toList();
    }
  }

  private <T> T send(HttpRequest.Builder request, BodyHandler<T> handler) throws IOException {
    return successful(answered(request, handler)).body();
  }

  private <T> HttpResponse<T> answered(HttpRequest.Builder request, BodyHandler<T> handler)
      throws IOException {
    try {
      return client.send(request.build(), handler);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static <T> HttpResponse<T> successful(HttpResponse<T> answer) throws IOException {
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(answer.uri() + " was answered with " + answer.statusCode());
    }
    return answer;
  }

  @Override
  public void close() throws IOException {
    stack.close();
    client.close();
    log.close();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
