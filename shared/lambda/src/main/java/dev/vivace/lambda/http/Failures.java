package dev.vivace.lambda.http;

import java.util.Optional;

/** Knows what some failures are to a client. */
@FunctionalInterface
public interface Failures {
  /** The problem to answer; empty for a failure that it does not know. */
  Optional<Problem> problemOf(Exception failure);

  /** Knows none: every failure is an internal error. */
  static Failures unknown() {
    return failure -> Optional.empty();
  }
}
