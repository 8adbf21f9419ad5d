package dev.vivace.media.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vivace.lambda.access.AccessUnavailableException;
import dev.vivace.testkit.SimulatedTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** A secret that comes by Secrets Manager's own protocol. */
class StoredSecretTest {
  private static final String ARN = "arn:aws:secretsmanager:eu-west-1:1:secret:s";
  private static final String FIRST = "the first secret, of 32 bytes or more";
  private static final String SECOND = "the second secret, of 32 bytes or more";

  private final SimulatedTime time = new SimulatedTime();
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final List<String> authorizations = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private HttpServer server;
  private StoredSecret secret;
  private int status = 200;
  private String answer =
      "{\"ARN\":\"x\",\"VersionStages\":[\"AWSCURRENT\"],\"SecretString\":\"%s\"}";
  private String value = FIRST;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/path", this::answer);
    server.start();
    AwsConfiguration aws =
        AwsConfiguration.from(
            Map.of(
                "AWS_REGION", "eu-west-1",
                "AWS_ACCESS_KEY_ID", "id",
                "AWS_SECRET_ACCESS_KEY", "key",
                "AWS_SESSION_TOKEN", "session",
                "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/path"));
    secret = new StoredSecret(new SecretValues(aws, http), ARN, time);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    http.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
    bodies.add(
        exchange.getRequestHeaders().getFirst("X-Amz-Target")
            + " "
            + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    byte[] bytes = answer.formatted(value).getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void isAskedForOnceByASignedRequest() {
    assertThat(secret.bytes()).isEqualTo(FIRST.getBytes(UTF_8));
    assertThat(secret.bytes()).isEqualTo(FIRST.getBytes(UTF_8));

    assertThat(bodies)
        .containsExactly("secretsmanager.GetSecretValue {\"SecretId\":\"" + ARN + "\"}");
    assertThat(authorizations.getFirst())
        .startsWith("AWS4-HMAC-SHA256 Credential=id/")
        .contains("/eu-west-1/secretsmanager/aws4_request")
        .contains("x-amz-security-token");
  }

  @Test
  void isReplacedWithinMinutes() {
    secret.bytes();
    value = SECOND;

    time.pause(StoredSecret.MAX_AGE.minusMillis(1));
    assertThat(secret.bytes()).isEqualTo(FIRST.getBytes(UTF_8));
    time.pause(StoredSecret.MAX_AGE);
    assertThat(secret.bytes()).isEqualTo(SECOND.getBytes(UTF_8));
  }

  @Test
  void staysWhenItCannotBeFetchedAgain() {
    secret.bytes();
    status = 500;
    time.pause(StoredSecret.MAX_AGE);

    assertThat(secret.bytes()).isEqualTo(FIRST.getBytes(UTF_8));
  }

  @Test
  void isNotThereWhileItCannotBeFetched() {
    status = 400;
    answer = "{\"__type\":\"AccessDeniedException\",\"Message\":\"no\"}";

    assertThatThrownBy(secret::bytes)
        .isInstanceOf(AccessUnavailableException.class)
        .cause()
        .hasMessageContaining("AccessDeniedException");
    status = 200;
    answer = "{\"SecretString\":\"%s\"}";
    assertThat(secret.bytes()).isEqualTo(FIRST.getBytes(UTF_8));
  }

  @Test
  void isNotTakenWhenItIsTooShortAndNotRepeated() {
    value = "tiny";

    assertThatThrownBy(secret::bytes)
        .isInstanceOf(AccessUnavailableException.class)
        .cause()
        .hasMessageNotContaining("tiny");
  }

  @Test
  void isNotInTheTextOfWhatHoldsIt() {
    secret.bytes();

    assertThat(secret.toString()).doesNotContain(FIRST);
  }
}
