package dev.vivace.media.wiring;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vivace.testkit.RsaKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import tools.jackson.databind.json.JsonMapper;

/** A private key that comes by Secrets Manager's own protocol. */
class StoredSigningKeyTest {
  /** The place in PKCS #8 at which the octets of PKCS #1 begin, for a key of 2048 bits. */
  private static final int PKCS1_OFFSET = 26;

  private static final KeyPair KEYS = RsaKeys.one();

  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private HttpServer server;
  private StoredSigningKey key;
  private int status = 200;
  private String value = "";
  private int asked;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    AwsConfiguration aws =
        AwsConfiguration.from(
            Map.of(
                "AWS_REGION",
                "eu-west-1",
                "AWS_ACCESS_KEY_ID",
                "id",
                "AWS_SECRET_ACCESS_KEY",
                "secret",
                "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/path"));
    key = new StoredSigningKey(new SecretValues(aws, http), "arn:aws:secretsmanager:a:1:secret:s");
  }

  @AfterEach
  void stop() {
    server.stop(0);
    http.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked++;
    exchange.getRequestBody().readAllBytes();
    byte[] body =
        JsonMapper.shared().writeValueAsString(Map.of("SecretString", value)).getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void isReadInBothFormsThatOpensslWrites() {
    byte[] pkcs8 = KEYS.getPrivate().getEncoded();
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, PKCS1_OFFSET, pkcs8.length);

    assertThat(SigningKey.ofPem(pem("PRIVATE KEY", pkcs8))).isEqualTo(KEYS.getPrivate());
    assertThat(SigningKey.ofPem(pem("RSA PRIVATE KEY", pkcs1))).isEqualTo(KEYS.getPrivate());
  }

  @Test
  void isFetchedOnce() {
    value = pem("PRIVATE KEY", KEYS.getPrivate().getEncoded());

    assertThat(key.get()).isEqualTo(KEYS.getPrivate());
    assertThat(key.get()).isEqualTo(KEYS.getPrivate());
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void isAskedForAgainWhereItCouldNotBeHad() {
    value = pem("PRIVATE KEY", KEYS.getPrivate().getEncoded());
    status = 500;
    assertThatThrownBy(key::get).isInstanceOf(SdkClientException.class);

    status = 200;

    assertThat(key.get()).isEqualTo(KEYS.getPrivate());
  }

  @Test
  void isNotShownWhereItIsNone() {
    value = pem("PRIVATE KEY", "no such key".getBytes(US_ASCII));

    assertThatThrownBy(key::get)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("CLOUDFRONT_KEY_SECRET_ARN")
        .hasStackTraceContaining("is no RSA private key")
        .satisfies(failure ->
            assertThat(failure.getCause().getMessage()).doesNotContain(value.substring(30, 40)));
  }

  private static String pem(String label, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }
}
