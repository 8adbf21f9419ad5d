package dev.vivace.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.local.process.PoolLimits;
import dev.vivace.local.process.TestPackages;
import dev.vivace.local.wire.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalStackTest {
  private static final String TEMPLATE =
      """
      Resources:
        Api: {Type: AWS::Serverless::Api, Properties: {StageName: v1, BinaryMediaTypes: ["*~1*"]}}
        Bucket: {Type: AWS::S3::Bucket}
        One:
          Type: AWS::Serverless::Function
          Properties:
            Timeout: 20
            Environment: {Variables: {MEDIA_BUCKET: !Ref Bucket, PUBLIC_API_URL: ""}}
            Events: {E: {Type: Api, Properties: {Path: /one, Method: get}}}
      """;

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeTemplateAndPackage() throws IOException {
    Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
    TestPackages.write(folder.resolve("packages"), "One");
  }

  private StackConfig config(int port, int s3Port) {
    return config(port, s3Port, Map.of("PATH", "/usr/bin:/bin"));
  }

  private StackConfig config(int port, int s3Port, Map<String, String> environment) {
    return new StackConfig(
        folder.resolve("template.yaml"),
        folder.resolve("packages"),
        folder.resolve("data"),
        port,
        s3Port,
        Map.of(),
        PoolLimits.standard(1),
        environment);
  }

  private LocalStack stack(StackConfig config) {
    return new LocalStack(config, new PrintStream(err, true, UTF_8));
  }

  private int run(Map<String, String> environment, String... arguments)
      throws InterruptedException {
    return Main.run(
        List.of(arguments),
        environment,
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8));
  }

  private static int port(URI url) {
    return url.getPort();
  }

  @Test
  void requestsReachTheFunctionsProcess() throws Exception {
    try (LocalStack stack = stack(config(0, 0));
        Wire client = new Wire(port(stack.start().api()))) {
      client.request("GET", "/one");

      // The scripted runtime answers an event that it does not know with the event, which is no
      // proxy response.
      assertThat(client.head().status()).isEqualTo(502);
    }
  }

  @Test
  void s3StartsWithItsFolderAndRefusesTheUnsigned() throws Exception {
    try (LocalStack stack = stack(config(0, 0));
        Wire client = new Wire(port(stack.start().s3()))) {
      client.request("GET", "/local-bucket");

      assertThat(client.head().status()).isEqualTo(403);
      assertThat(folder.resolve("data")).isDirectory();
    }
  }

  @Test
  void takenGatewayPortIsAClearError() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        LocalStack stack = stack(config(taken.getLocalPort(), 0))) {
      assertThatThrownBy(stack::start)
          .isInstanceOf(StartupException.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " (VIVACE_PORT)");
    }
  }

  @Test
  void takenS3PortIsAClearError() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        LocalStack stack = stack(config(0, taken.getLocalPort()))) {
      assertThatThrownBy(stack::start)
          .isInstanceOf(StartupException.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("VIVACE_S3_PORT");
    }
  }

  @Test
  void functionThatDoesNotStartIsAClearError() throws Exception {
    Files.writeString(folder.resolve("packages/One/bootstrap"), "#!/bin/sh\nexit 3\n");

    try (LocalStack stack = stack(config(0, 0))) {
      assertThatThrownBy(stack::start)
          .isInstanceOf(StartupException.class)
          .hasMessageContaining("One")
          .hasMessageContaining("exit status 3");
    }
  }

  @Test
  void missingPackageIsExitCodeOne() throws Exception {
    Files.delete(folder.resolve("packages/One/bootstrap"));

    assertThat(
            run(
                Map.of(),
                folder.resolve("template.yaml").toString(),
                folder.resolve("packages").toString()))
        .isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("The package of One is missing");
    assertThat(out.size()).isZero();
  }

  @Test
  void wrongTemplateIsExitCodeOneWithItsPlace() throws Exception {
    Files.writeString(
        folder.resolve("template.yaml"), TEMPLATE.replace("!Ref Bucket", "!Ref Nothing"));

    assertThat(run(Map.of(), folder.resolve("template.yaml").toString(), folder.toString()))
        .isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("template.yaml:8:").contains("Nothing");
  }

  @Test
  void missingTemplateIsExitCodeOne() throws Exception {
    assertThat(run(Map.of(), folder.resolve("none.yaml").toString(), folder.toString()))
        .isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("There is no template");
  }

  @Test
  void portThatIsNoneIsExitCodeOne() throws Exception {
    assertThat(run(Map.of("VIVACE_PORT", "http"), "a", "b")).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("VIVACE_PORT is not a port: http");
  }

  @Test
  void anS3ThatIsNoneIsExitCodeOne() throws Exception {
    assertThat(run(Map.of("VIVACE_S3", "elsewhere"), "a", "b")).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("VIVACE_S3 is not an address");
  }

  @Test
  void switchThatIsNoneIsExitCodeOne() throws Exception {
    assertThat(run(Map.of("VIVACE_THROTTLE", "yes"), "a", "b")).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("VIVACE_THROTTLE is not 1 or 0: yes");
  }

  @ParameterizedTest
  @CsvSource({"0, 502", "1, 429"})
  void apiKeepsToTheTemplatesRateWhereTheSwitchSaysSo(String value, int status) throws Exception {
    String throttled =
        TEMPLATE.replace(
            "StageName: v1,",
            "StageName: v1, MethodSettings: [{ResourcePath: \"/*\", HttpMethod: \"*\","
                + " ThrottlingRateLimit: 1, ThrottlingBurstLimit: 1}],");
    Files.writeString(folder.resolve("template.yaml"), throttled);
    Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin", "VIVACE_THROTTLE", value);
    try (LocalStack stack = stack(config(0, 0, environment));
        Wire client = new Wire(port(stack.start().api()))) {
      client.request("GET", "/one");
      client.body(client.head());

      client.request("GET", "/one");

      assertThat(client.head().status()).isEqualTo(status);
    }
  }

  @Test
  void helpGoesToStandardOutput() throws Exception {
    assertThat(run(Map.of(), "--help")).isZero();
    assertThat(out.toString(UTF_8)).startsWith("usage:").contains("VIVACE_PORT");
  }

  @Test
  void wrongArgumentsAreExitCodeTwo() throws Exception {
    assertThat(run(Map.of(), "one")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).startsWith("usage:");
  }
}
