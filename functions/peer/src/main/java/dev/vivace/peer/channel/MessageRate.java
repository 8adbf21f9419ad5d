package dev.vivace.peer.channel;

/** Counts messages of a second. Used by one thread at a time. */
final class MessageRate {
  /** Messages of a second that are read. */
  static final int READ = 200;

  /** Messages of a second that are borne. */
  static final int BORNE = 2_000;

  private static final long SECOND_NS = 1_000_000_000;

  private long second;
  private int count;

  /** The treatment of a message. */
  enum Verdict {
    READ,
    DROP,
    CLOSE
  }

  Verdict of(long nowNs) {
    if (nowNs / SECOND_NS != second) {
      second = nowNs / SECOND_NS;
      count = 0;
    }
    count++;
    if (count > BORNE) {
      return Verdict.CLOSE;
    }
    return count > READ ? Verdict.DROP : Verdict.READ;
  }
}
