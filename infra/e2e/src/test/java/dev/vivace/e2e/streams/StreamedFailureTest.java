package dev.vivace.e2e.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.e2e.stack.Http;
import dev.vivace.local.LocalStack;
import dev.vivace.local.StackConfig;
import dev.vivace.local.process.PoolLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stream that comes slowly or breaks, as a client sees it through runtime and gateway. */
@Timeout(60)
class StreamedFailureTest {
  private static final String TEMPLATE =
      """
      Resources:
        Api: {Type: AWS::Serverless::Api, Properties: {StageName: v1, BinaryMediaTypes: ["*~1*"]}}
        Bucket: {Type: AWS::S3::Bucket}
        ScriptedFunction:
          Type: AWS::Serverless::Function
          Properties:
            Timeout: 60
            Events:
              Get:
                Type: Api
                Properties:
                  Path: /scripted
                  Method: get
                  ResponseTransferMode: RESPONSE_STREAM
      """;

  private static LocalStack stack;
  private static URI api;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    Path template = Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
    Path bootstrap = folder.resolve("packages/ScriptedFunction/bootstrap");
    Files.createDirectories(bootstrap.getParent());
    Files.writeString(
        bootstrap,
        "#!/bin/sh\nexec '%s/bin/java' --enable-native-access=ALL-UNNAMED -cp '%s' %s\n"
            .formatted(
                System.getProperty("java.home"),
                System.getProperty("java.class.path"),
                ScriptedFunction.class.getName()));
    Files.setPosixFilePermissions(bootstrap, PosixFilePermissions.fromString("rwxr-xr-x"));
    stack =
        new LocalStack(
            new StackConfig(
                template,
                folder.resolve("packages"),
                folder.resolve("data"),
                0,
                0,
                Map.of(),
                PoolLimits.standard(1),
                System.getenv()),
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    api = stack.start().api();
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void aHandlerThatFailsAfterItsThirdChunkCutsTheConnectionAndTheNextRequestWorks()
      throws Exception {
    HttpResponse<InputStream> answer = open("/scripted?do=fail");

    try (InputStream body = answer.body()) {
      assertThat(body.readNBytes(18))
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("chunk1chunk2chunk3");
      assertThatThrownBy(body::read).isInstanceOf(IOException.class);
    }
    assertThat(Http.get(URI.create(api + "/scripted")).body())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("fine");
  }

  @Test
  void theFirstMp3ByteIsAtTheClientBeforeTheSecondPieceOfPcmIsSent() throws Exception {
    byte[] piece = new byte[2_400 * Float.BYTES];
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<HttpResponse<InputStream>> answer =
          Http.CLIENT.sendAsync(
              Http.request(URI.create(api + "/scripted?do=encode&port=" + listener.getLocalPort()))
                  .build(),
              BodyHandlers.ofInputStream());
      try (Socket producer = listener.accept()) {
        producer.getOutputStream().write(piece);
        producer.getOutputStream().flush();

        try (InputStream body = answer.get().body()) {
          assertThat(body.read()).isEqualTo(0xff);
          producer.getOutputStream().write(piece);
          producer.shutdownOutput();
          assertThat(body.readAllBytes().length).isGreaterThan(500);
        }
      }
    }
  }

  private static HttpResponse<InputStream> open(String path) throws Exception {
    return Http.CLIENT.send(
        Http.request(URI.create(api + path)).build(), BodyHandlers.ofInputStream());
  }
}
