package dev.vivace.realtime.session;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why an offer got no SDP for an answer. Labels are stored, and stay. */
public enum Refusal {
  /** The SDP can't be applied, or there is no codec in common. */
  UNSUPPORTED_OFFER,
  /** The peer found no address that it could be reached at. */
  NO_CANDIDATE,
  /** The TURN server refused the credentials. */
  TURN_REFUSED,
  /** The TURN server did not answer, and connections have to be relayed. */
  TURN_UNREACHABLE,
  /** The filter could not be made. */
  FILTER_FAILED,
  /** The model is missing, broken, too large or of a kind that is not taken. */
  MODEL_REFUSED,
  /** The peer's process can't take another session. */
  FULL,
  /** No peer answered in time; signal says so. */
  GIVEN_UP;

  /** The text that is stored, such as {@code turn-refused}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The refusal of that label. */
  static Optional<Refusal> labelled(String label) {
    return Arrays.stream(values()).filter(refusal -> refusal.label().equals(label)).findFirst();
  }
}
