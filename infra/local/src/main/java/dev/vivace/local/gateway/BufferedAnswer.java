package dev.vivace.local.gateway;

import dev.vivace.local.invocation.Failure;
import dev.vivace.local.invocation.Outcome;
import dev.vivace.local.invocation.ResponsePipe;
import dev.vivace.local.memory.ByteBudget;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Waits for a whole proxy response and passes it to a client. */
final class BufferedAnswer {
  private static final System.Logger LOG = System.getLogger(BufferedAnswer.class.getName());

  /** A payload, and what it takes to read it: its JSON, the text in it, the body. */
  private static final int COPIES = 5;

  private final ResponsePipe pipe;
  private final ClientConnection client;
  private final GatewayLimits.Laptop laptop;
  private final long deadlineNanos;

  BufferedAnswer(
      ResponsePipe pipe, ClientConnection client, GatewayLimits.Laptop laptop, Duration timeout) {
    this.pipe = pipe;
    this.client = client;
    this.laptop = laptop;
    this.deadlineNanos = System.nanoTime() + timeout.toNanos();
  }

  /** Returns when the client has its answer; a function that is too slow runs on. */
  void send() throws InterruptedException {
    try {
      long bytes = COPIES * pipe.awaitAnnouncement(remaining());
      Optional<ByteBudget.Share> share = laptop.answers().acquire(bytes, client::drop);
      if (share.isEmpty()) {
        client.error(GatewayError.INTEGRATION_TIMEOUT);
        return;
      }
      try (ByteBudget.Share held = share.get()) {
        send(held);
      }
    } catch (MalformedResponseException e) {
      LOG.log(Level.WARNING, () -> "Malformed Lambda proxy response: " + e.getMessage());
      client.error(GatewayError.INTERNAL_SERVER_ERROR);
    } catch (TimeoutException e) {
      client.error(GatewayError.INTEGRATION_TIMEOUT);
    } finally {
      pipe.discard();
    }
  }

  private void send(ByteBudget.Share share)
      throws MalformedResponseException, InterruptedException, TimeoutException {
    switch (pipe.collect(remaining())) {
      case Outcome.Payload(byte[] payload) -> {
        ProxyResponse response = ProxyResponse.parse(payload);
        share.shrinkTo(response.body().length);
        client.send(response, laptop.answerIdle(), share::moved);
      }
      case Outcome.Failed(Failure failure) -> client.error(FailureStatus.of(failure));
    }
  }

  private Duration remaining() {
    return Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()));
  }
}
