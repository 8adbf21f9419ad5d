package dev.vivace.local.gateway;

import dev.vivace.local.invocation.Failure;
import dev.vivace.local.invocation.Part;
import dev.vivace.local.invocation.ResponsePipe;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * Passes a streamed answer to a client: the prelude becomes status and headers, each chunk is
 * flushed as it comes.
 */
final class StreamedAnswer {
  private static final System.Logger LOG = System.getLogger(StreamedAnswer.class.getName());

  private final ResponsePipe pipe;
  private final ClientConnection client;
  private final GatewayLimits limits;
  private final long deadlineNanos;

  StreamedAnswer(
      ResponsePipe pipe, ClientConnection client, GatewayLimits limits, Duration timeout) {
    this.pipe = pipe;
    this.client = client;
    this.limits = limits;
    this.deadlineNanos = System.nanoTime() + timeout.toNanos();
  }

  /**
   * Returns when the answer is complete, cut, or the client is gone; the function is not stopped by
   * any of these.
   */
  void send() throws InterruptedException {
    try {
      PreludeReader.Prelude prelude = readPrelude();
      sendBody(prelude);
    } catch (NotStarted e) {
      client.error(e.error);
    } finally {
      pipe.discard();
    }
  }

  /** There is no answer to begin: the client can still be told by a status. */
  private static final class NotStarted extends Exception {
    private final transient GatewayError error;

    NotStarted(GatewayError error) {
      this.error = error;
    }
  }

  private PreludeReader.Prelude readPrelude() throws InterruptedException, NotStarted {
    PreludeReader reader = new PreludeReader(limits.preludeBytes());
    try {
      while (true) {
        switch (nextPart()) {
          case Part.Chunk(byte[] bytes) -> {
            Optional<PreludeReader.Prelude> prelude = reader.add(bytes);
            if (prelude.isPresent()) {
              return prelude.get();
            }
          }
          case Part.End() ->
              throw new MalformedResponseException("the answer ended before its prelude did");
          case Failure failure -> throw new NotStarted(FailureStatus.of(failure));
        }
      }
    } catch (MalformedResponseException e) {
      LOG.log(Level.WARNING, () -> "Malformed streamed answer: " + e.getMessage());
      throw new NotStarted(GatewayError.INTERNAL_SERVER_ERROR);
    } catch (TimeoutException e) {
      throw new NotStarted(GatewayError.INTEGRATION_TIMEOUT);
    }
  }

  private void sendBody(PreludeReader.Prelude prelude) throws InterruptedException {
    boolean bodyWanted = prelude.head().allowsBody() && !client.isHead();
    try {
      client.begin(prelude.head());
      if (bodyWanted && prelude.bodyStart().length > 0) {
        client.write(prelude.bodyStart(), patience());
      }
      while (true) {
        switch (nextPart()) {
          case Part.Chunk(byte[] bytes) -> {
            if (bodyWanted) {
              client.write(bytes, patience());
            }
          }
          case Part.End() -> {
            client.end();
            return;
          }
          case Failure failure -> {
            client.cut("the function failed: " + failure.errorType());
            return;
          }
        }
      }
    } catch (TimeoutException e) {
      client.cut("the integration timed out, or the client took nothing for too long");
    } catch (IOException e) {
      // The client is gone. As on AWS the function is not told; what it still writes is dropped.
      client.cut("the client is gone");
    }
  }

  private Part nextPart() throws InterruptedException, TimeoutException {
    return pipe.next(patience());
  }

  private Duration patience() {
    Duration remaining = Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()));
    return remaining.compareTo(limits.streamIdle()) < 0 ? remaining : limits.streamIdle();
  }
}
