package dev.vivace.stream.encoding;

import dev.vivace.audio.PcmInput;
import java.io.IOException;

/** Opens audio when its encoding is about to be sent, and not before. */
@FunctionalInterface
public interface AudioOpener {
  /**
   * Opens the audio; the caller closes it.
   *
   * @throws dev.vivace.audio.DecodeException if it is no audio that can be decoded
   */
  PcmInput open() throws IOException;
}
