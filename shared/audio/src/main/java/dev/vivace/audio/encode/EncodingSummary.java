package dev.vivace.audio.encode;

import java.time.Duration;

/**
 * A summary of one finished encoding.
 *
 * @param inputFrames sample frames taken, at the input's rate
 * @param inputSampleRate in Hz
 * @param outputSampleRate in Hz; differs from the input's where the format lacks that rate
 * @param outputBytes bytes written to the sink
 */
public record EncodingSummary(
    long inputFrames, int inputSampleRate, int outputSampleRate, long outputBytes) {
  /** The length of the input, rounded down to microseconds. */
  public Duration duration() {
    return Duration.ofSeconds(inputFrames / inputSampleRate)
        .plusNanos(inputFrames % inputSampleRate * 1_000_000 / inputSampleRate * 1_000);
  }
}
