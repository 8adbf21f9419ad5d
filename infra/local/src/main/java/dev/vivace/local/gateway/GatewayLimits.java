package dev.vivace.local.gateway;

import dev.vivace.local.http.BodyPace;
import dev.vivace.local.http.ConnectionLimits;
import dev.vivace.local.memory.ByteBudget;
import java.time.Duration;

/**
 * API Gateway's quotas, and what a laptop adds to them.
 *
 * @param requestBytes largest request body
 * @param headerBytes largest sum of request line and header values
 * @param eventBytes largest event that Lambda takes
 * @param preludeBytes the prelude's NUL bytes come within so many bytes
 * @param bufferedTimeout longest wait for a buffered answer, whatever the route says
 * @param streamIdle longest silence within a streamed answer, on either side
 * @param laptop what clients may take of the machine
 */
public record GatewayLimits(
    int requestBytes,
    int headerBytes,
    int eventBytes,
    int preludeBytes,
    Duration bufferedTimeout,
    Duration streamIdle,
    Laptop laptop) {

  /**
   * The share of the machine that clients may take.
   *
   * @param requests bytes of the heap for requests on their way in
   * @param answers bytes of the heap for buffered answers on their way out
   * @param pace how slowly a body may arrive
   * @param answerIdle longest time in which a client takes nothing of a buffered answer
   * @param connections how long a connection may do nothing
   */
  public record Laptop(
      ByteBudget requests,
      ByteBudget answers,
      BodyPace pace,
      Duration answerIdle,
      ConnectionLimits connections) {
    private static final int HEAP_FOR_REQUESTS = 5;
    private static final int HEAP_FOR_ANSWERS = 8;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    /** A fifth of the heap for requests, an eighth for answers. */
    public static Laptop standard() {
      return new Laptop(
          ByteBudget.ofHeap(HEAP_FOR_REQUESTS, LONGEST_WAIT),
          ByteBudget.ofHeap(HEAP_FOR_ANSWERS, LONGEST_WAIT),
          BodyPace.standard(),
          Duration.ofSeconds(30),
          ConnectionLimits.standard());
    }
  }

  /** The quotas of a Regional REST API. */
  public static GatewayLimits aws() {
    return new GatewayLimits(
        10 << 20,
        10_240,
        6 << 20,
        16 << 10,
        Duration.ofSeconds(29),
        Duration.ofMinutes(5),
        Laptop.standard());
  }

  /** The same with another limit for buffered answers. */
  public GatewayLimits withBufferedTimeout(Duration timeout) {
    return new GatewayLimits(
        requestBytes, headerBytes, eventBytes, preludeBytes, timeout, streamIdle, laptop);
  }

  /** The same with another limit for silence. */
  public GatewayLimits withStreamIdle(Duration idle) {
    return new GatewayLimits(
        requestBytes, headerBytes, eventBytes, preludeBytes, bufferedTimeout, idle, laptop);
  }

  /** The same on another machine. */
  public GatewayLimits on(Laptop other) {
    return new GatewayLimits(
        requestBytes, headerBytes, eventBytes, preludeBytes, bufferedTimeout, streamIdle, other);
  }
}
