package dev.vivace.realtime.session;

/** The outcome of an offer. */
public sealed interface Answer {
  /**
   * It was taken.
   *
   * @param sdp the answer, as the client gets it
   */
  record Accepted(String sdp) implements Answer {}

  /**
   * It was not.
   *
   * @param refusal why
   * @param detail what is wrong this time and what to do about it, for people; no secrets
   */
  record Refused(Refusal refusal, String detail) implements Answer {}
}
