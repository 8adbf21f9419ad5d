package dev.vivace.media.live;

/**
 * The end of a live stream.
 *
 * @param reason who ended it
 * @param chunks how many chunks it has; all of them are there
 * @param bytes how many bytes of PCM they have
 */
public record LiveEnd(Reason reason, int chunks, long bytes) {
  /** The cause of a live stream's end. */
  public enum Reason {
    /** Its producer. */
    ENDED,
    /** Nobody: its producer fell silent for longer than {@link LiveStreams#EXPIRY}. */
    EXPIRED
  }
}
