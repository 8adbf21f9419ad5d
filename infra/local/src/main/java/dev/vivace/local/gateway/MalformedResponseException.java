package dev.vivace.local.gateway;

/** A function's answer is not what a proxy integration may answer; clients get a 502. */
final class MalformedResponseException extends Exception {
  MalformedResponseException(String message) {
    super(message);
  }
}
