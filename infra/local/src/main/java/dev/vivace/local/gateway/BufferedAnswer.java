package dev.vivace.local.gateway;

import dev.vivace.local.invocation.Outcome;
import dev.vivace.local.invocation.ResponsePipe;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Waits for a whole proxy response and passes it to a client. */
final class BufferedAnswer {
  private static final System.Logger LOGGER = System.getLogger(BufferedAnswer.class.getName());

  private final ResponsePipe pipe;
  private final ClientConnection client;
  private final Duration timeout;

  BufferedAnswer(ResponsePipe pipe, ClientConnection client, Duration timeout) {
    this.pipe = pipe;
    this.client = client;
    this.timeout = timeout;
  }

  /** Returns when the client has its answer; a function that is too slow runs on. */
  void send() throws InterruptedException {
    try {
      switch (pipe.collect(timeout)) {
        case Outcome.Payload(var payload) -> {
          var response = ProxyResponse.parse(payload);
          client.send(response.head(), response.body());
        }
        case Outcome.Failed(var failure) -> client.error(FailureStatus.of(failure));
      }
    } catch (MalformedResponseException e) {
      LOGGER.log(Level.WARNING, () -> "Malformed Lambda proxy response: " + e.getMessage());
      client.error(GatewayError.INTERNAL_SERVER_ERROR);
    } catch (TimeoutException e) {
      client.error(GatewayError.INTEGRATION_TIMEOUT);
    } finally {
      pipe.discard();
    }
  }
}
