package dev.vivace.lambda.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.FakeRuntimeApi;
import dev.vivace.testkit.FakeRuntimeApi.Post;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The runtime as a process: what only shows in exit codes and on standard output. */
@Timeout(60)
class RuntimeProcessTest {
  private static final int EXIT_BY_SIGTERM = 143;
  private FakeRuntimeApi api;

  @BeforeEach
  void startApi() throws IOException {
    api = new FakeRuntimeApi();
  }

  @AfterEach
  void stopApi() throws IOException {
    api.close();
  }

  @Test
  void logsJsonLinesWithTheRequestIdAndEndsOnSigterm() throws Exception {
    Process process = start("fine");
    api.offer("{}");
    Post post = api.nextPost();
    post.rawBody();
    String requestId = post.path().split("/")[4];

    process.toHandle().destroy(); // unlike Process.destroy it leaves the output readable

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(EXIT_BY_SIGTERM);
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(log.lines())
        .singleElement()
        .asString()
        .startsWith("{\"timestamp\":\"")
        .contains("\"level\":\"INFO\"", "\"AWSRequestId\":\"" + requestId + "\"")
        .endsWith("\"message\":\"hello \\u001B[31m\\u202e\"}");
  }

  /** A thread of a pool that outlives its invocation says nothing rather than what is wrong. */
  @Test
  void logsTheRequestIdByEveryThreadOfItsInvocation() throws Exception {
    Process process = start("beside");
    List<String> requests = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      api.offer("{}");
      Post post = api.nextPost();
      post.rawBody();
      requests.add(post.path().split("/")[4]);
    }
    process.toHandle().destroy();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    for (String request : requests) {
      assertThat(lines(log, request)).contains("virtual", "platform");
    }
    assertThat(lines(log, requests.getFirst())).contains("pool of this");
    assertThat(lines(log, requests.getFirst())).doesNotContain("\"pool\"");
    assertThat(log).contains("\"message\":\"pool\"");
  }

  private static String lines(String log, String request) {
    return log.lines().filter(line -> line.contains(request)).collect(Collectors.joining("\n"));
  }

  @Test
  void tellsLambdaWhyItCantStartAndExitsWithOne() throws Exception {
    Process process = start("broken");

    Post post = api.nextPost();
    assertThat(post.path()).isEqualTo("/2018-06-01/runtime/init/error");
    assertThat(post.rawBody()).contains("no configuration");
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
  }

  @Test
  void exitsWithOneWhenTheRuntimeApiIsGone() throws Exception {
    Process process = start("fine");
    api.offer("{}");
    api.nextPost().rawBody();

    api.close();

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
  }

  private Process start(String argument) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            RuntimeProcess.class.getName(),
            argument);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.authority());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return builder.start();
  }
}
