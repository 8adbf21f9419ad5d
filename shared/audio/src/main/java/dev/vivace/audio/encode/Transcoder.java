package dev.vivace.audio.encode;

import dev.vivace.audio.CorruptMediaException;
import dev.vivace.audio.DecodeException;
import dev.vivace.audio.PcmInput;
import dev.vivace.audio.format.EncodingSettings;
import java.io.IOException;
import java.io.OutputStream;

/** Carries samples from an input to an encoder for as long as there are any. */
public final class Transcoder {
  private Transcoder() {}

  /**
   * Encodes the whole input. Each packet is written and flushed as soon as it exists, and the next
   * samples are read only after that: a sink that blocks holds the input back. Nothing is written
   * before the first packet, so a failure of the input's beginning leaves the sink untouched.
   *
   * @param input not closed
   * @param sink flushed, not closed
   * @throws DecodeException if the input can't be decoded or holds not even one sample frame
   * @throws IOException as the input or the sink throws it; encoding stops at once
   */
  public static EncodingSummary encode(PcmInput input, EncodingSettings settings, OutputStream sink)
      throws IOException {
    return encode(input, settings, EncodedOutput.to(sink));
  }

  /** As {@link #encode(PcmInput, EncodingSettings, OutputStream)}, and elsewhere. */
  public static EncodingSummary encode(
      PcmInput input, EncodingSettings settings, EncodedOutput output) throws IOException {
    try (AudioEncoder encoder =
        new AudioEncoder(input.sampleRate(), input.channels(), settings, output)) {
      encoder.writeAll(input, () -> false);
      if (encoder.inputFrames() == 0) {
        throw new CorruptMediaException("the input is empty: it holds not even one sample frame");
      }
      return encoder.finish();
    }
  }
}
