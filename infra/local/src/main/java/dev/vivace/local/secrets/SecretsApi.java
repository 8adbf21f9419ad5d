package dev.vivace.local.secrets;

import dev.vivace.local.http.BodyReading;
import dev.vivace.local.http.ConnectionLimits;
import dev.vivace.local.http.EarlyReply;
import dev.vivace.local.http.JsonReply;
import dev.vivace.local.http.LoopbackServer;
import dev.vivace.local.http.RequestBodies;
import dev.vivace.local.http.RequestContent;
import dev.vivace.local.memory.ByteBudget;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;

/**
 * Secrets Manager's {@code GetSecretValue}, which answers some secrets by name, and another one
 * under every other name. Signatures are not checked: what keeps other users of the machine out is
 * a path that nobody guesses.
 */
public final class SecretsApi implements AutoCloseable {
  private static final String GET_SECRET_VALUE = "secretsmanager.GetSecretValue";
  private static final int PATH_BYTES = 16;
  private static final int MAX_BODY_BYTES = 64 * 1024;

  private final Map<String, String> named;
  private final Optional<String> others;
  private final String path = "/" + randomHex();
  private final RequestBodies bodies = RequestBodies.standard();
  private final LoopbackServer server;
  private final ServerConnector connector;

  /**
   * Starts on a free port.
   *
   * @param named secrets by their name or ARN
   * @param others what all other names stand for; empty if they are unknown
   */
  public SecretsApi(Map<String, String> named, Optional<String> others) throws IOException {
    this.named = Map.copyOf(named);
    this.others = others;
    this.server = new LoopbackServer("secrets-api", ConnectionLimits.standard(), new Routes());
    this.connector = server.listen(0);
  }

  /** Value for {@code AWS_ENDPOINT_URL_SECRETS_MANAGER}. */
  public String url() {
    return "http://" + LoopbackServer.ADDRESS + ":" + connector.getLocalPort() + path;
  }

  @Override
  public void close() {
    server.close();
  }

  private static String randomHex() {
    byte[] bytes = new byte[PATH_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private final class Routes extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException, InterruptedException {
      if (!path.equals(Request.getPathInContext(request))
          || !GET_SECRET_VALUE.equals(request.getHeaders().get("X-Amz-Target"))) {
        return false;
      }
      RequestContent content = new RequestContent(request);
      if (!(bodies.read(content, MAX_BODY_BYTES)
          instanceof BodyReading.Whole(byte[] body, ByteBudget.Share share))) {
        EarlyReply.send(
            content, response, callback, 400, "{\"__type\":\"InvalidRequestException\"}");
        return true;
      }
      share.close();
      Optional<String> secret = secret(body);
      JsonReply.send(
          response,
          callback,
          secret.isPresent() ? 200 : 400,
          JsonMapper.shared()
              .writeValueAsString(
                  secret
                      .map(value -> Map.of("SecretString", value))
                      .orElse(Map.of("__type", "ResourceNotFoundException"))));
      return true;
    }

    private Optional<String> secret(byte[] body) {
      String name = JsonMapper.shared().readTree(body).path("SecretId").asString("");
      return Optional.ofNullable(named.get(name)).or(() -> others);
    }
  }
}
