package dev.vivace.local.secrets;

import dev.vivace.local.http.JsonReply;
import dev.vivace.local.http.LoopbackServer;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;

/**
 * Secrets Manager's {@code GetSecretValue}, which answers the same secret under every name.
 * Signatures are not checked: what keeps other users of the machine out is a path that nobody
 * guesses.
 */
public final class SecretsApi implements AutoCloseable {
  private static final String GET_SECRET_VALUE = "secretsmanager.GetSecretValue";
  private static final int PATH_BYTES = 16;

  private final String secret;
  private final String path = "/" + randomHex();
  private final LoopbackServer server;
  private final ServerConnector connector;

  /** Starts on a free port. */
  public SecretsApi(String secret) throws IOException {
    this.secret = secret;
    this.server = new LoopbackServer("secrets-api", new Routes());
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
    var bytes = new byte[PATH_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private final class Routes extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      if (!path.equals(Request.getPathInContext(request))
          || !GET_SECRET_VALUE.equals(request.getHeaders().get("X-Amz-Target"))) {
        return false;
      }
      JsonReply.send(
          response,
          callback,
          200,
          JsonMapper.shared().writeValueAsString(Map.of("SecretString", secret)));
      return true;
    }
  }
}
