package dev.vivace.peer.connection;

import dev.vivace.realtime.session.Refusal;

/** An offer that no answer can be made for. */
public final class OfferRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;
  private final String detail;

  /**
   * @param refusal why
   * @param detail what to do about it, for people
   */
  public OfferRefusedException(Refusal refusal, String detail) {
    super(detail);
    this.refusal = refusal;
    this.detail = detail;
  }

  public Refusal refusal() {
    return refusal;
  }

  public String detail() {
    return detail;
  }
}
