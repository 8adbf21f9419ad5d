package dev.vivace.console;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.vivace.lambda.forwarded.PublicApi;
import dev.vivace.lambda.gateway.ApiGatewayHandler;
import dev.vivace.lambda.gateway.Integration;
import dev.vivace.lambda.http.Cors;
import dev.vivace.lambda.runtime.LambdaRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The console function as a process; also the handler class for AWS's own Java runtime. */
public final class Main implements RequestStreamHandler {
  private static final String CORS_ORIGIN = "CORS_ORIGIN";
  private static final String PUBLIC_API_URL = "PUBLIC_API_URL";

  private final RequestStreamHandler handler;

  /** Configured by the process's environment, as AWS's own Java runtime makes a handler. */
  public Main() {
    this(System.getenv());
  }

  /**
   * Configured by a given environment, of which {@code CORS_ORIGIN} and {@code PUBLIC_API_URL}
   * count.
   *
   * @throws IllegalArgumentException if one is wrong; the message names it
   */
  public Main(Map<String, String> environment) {
    Console console =
        new Console(Asset.ofConsole(), Asset.ofClient(), new ApiDocument(servers(environment)));
    handler = new ApiGatewayHandler(console.routes(), Integration.BUFFERED, cors(environment));
  }

  private static Cors cors(Map<String, String> environment) {
    try {
      return Cors.parse(environment.getOrDefault(CORS_ORIGIN, ""));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(CORS_ORIGIN + ": " + wrong.getMessage(), wrong);
    }
  }

  private static List<URI> servers(Map<String, String> environment) {
    try {
      List<URI> addresses =
          Arrays.stream(environment.getOrDefault(PUBLIC_API_URL, "").split("\\s+"))
              .filter(address -> !address.isEmpty())
              .map(URI::create)
              .toList();
      addresses.forEach(PublicApi::at);
      return addresses;
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(PUBLIC_API_URL + ": " + wrong.getMessage(), wrong);
    }
  }

  @Override
  public void handleRequest(InputStream event, OutputStream output, Context context)
      throws IOException {
    handler.handleRequest(event, output, context);
  }

  /** Runs until Lambda ends the process. */
  public static void main(String[] arguments) {
    LambdaRuntime.main(System.getenv(), Main::new);
  }
}
