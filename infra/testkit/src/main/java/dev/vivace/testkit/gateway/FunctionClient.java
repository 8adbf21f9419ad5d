package dev.vivace.testkit.gateway;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends events to a function in this process. */
public final class FunctionClient {
  private final RequestStreamHandler function;

  /**
   * @param function not closed
   */
  public FunctionClient(RequestStreamHandler function) {
    this.function = function;
  }

  public GatewayAnswer send(GatewayEvent event) {
    return send(event.toJson());
  }

  /** Sends what may be no event at all. */
  public GatewayAnswer send(byte[] event) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      function.handleRequest(new ByteArrayInputStream(event), answer, new FakeContext());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return GatewayAnswer.parse(answer.toByteArray());
  }
}
