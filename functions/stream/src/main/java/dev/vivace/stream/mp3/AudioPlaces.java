package dev.vivace.stream.mp3;

import dev.vivace.audio.PcmInput;
import java.io.IOException;

/** Audio that can be opened at any sample frame. */
@FunctionalInterface
public interface AudioPlaces {
  /**
   * Opens the audio; the caller closes it.
   *
   * @param sampleFrame the first one to be read, from 0
   * @throws dev.vivace.audio.DecodeException if it is no audio that can be decoded
   */
  PcmInput openAt(long sampleFrame) throws IOException;
}
