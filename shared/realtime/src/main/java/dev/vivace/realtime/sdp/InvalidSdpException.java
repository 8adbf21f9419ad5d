package dev.vivace.realtime.sdp;

/** A description or a fragment that is not taken. */
public final class InvalidSdpException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** The kind of fault. */
  public enum Fault {
    /** It is longer than any that is taken. */
    TOO_LARGE,
    /** It can't be read. */
    MALFORMED,
    /** It can be read, and asks for what there is not. */
    UNSUPPORTED
  }

  private final Fault fault;

  /**
   * @param complaint what is wrong and what to do about it, a sentence
   */
  public InvalidSdpException(Fault fault, String complaint) {
    super(complaint);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }

  /** The sentence for whoever sent it. */
  public String complaint() {
    return String.valueOf(getMessage());
  }
}
