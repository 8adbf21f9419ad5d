package dev.vivace.local.gateway;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** Collects a prelude that may arrive in pieces: JSON up to eight NUL bytes. */
final class PreludeReader {
  private static final int DELIMITER_BYTES = 8;

  private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
  private final int limitBytes;
  private int nulCount;

  PreludeReader(int limitBytes) {
    this.limitBytes = limitBytes;
  }

  /** The prelude's status and headers, and what of the body came in the same piece. */
  @SuppressWarnings("ArrayRecordComponent") // a buffer on its way, never compared
  record Prelude(ResponseHead head, byte[] bodyStart) {}

  /**
   * Adds a piece.
   *
   * @return the prelude once its last NUL is there
   * @throws MalformedResponseException it is too long or not a prelude
   */
  Optional<Prelude> add(byte[] piece) throws MalformedResponseException {
    for (int i = 0; i < piece.length; i++) {
      nulCount = piece[i] == 0 ? nulCount + 1 : 0;
      collected.write(piece[i]);
      if (nulCount == DELIMITER_BYTES) {
        byte[] json = Arrays.copyOf(collected.toByteArray(), collected.size() - DELIMITER_BYTES);
        ResponseHead head = ResponseHead.ofPrelude(ResponseHead.parse(json));
        return Optional.of(new Prelude(head, Arrays.copyOfRange(piece, i + 1, piece.length)));
      }
      if (collected.size() >= limitBytes) {
        throw new MalformedResponseException(
            "no end of the prelude within " + limitBytes + " bytes");
      }
    }
    return Optional.empty();
  }
}
