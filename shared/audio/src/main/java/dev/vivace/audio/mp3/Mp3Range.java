package dev.vivace.audio.mp3;

import dev.vivace.audio.CorruptMediaException;
import dev.vivace.audio.PcmInput;
import dev.vivace.audio.encode.AudioEncoder;
import dev.vivace.audio.format.EncodingPlan;
import dev.vivace.audio.resample.RateConversion;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A range of the bytes of an MP3 that does not exist yet, encoded by itself: the very bytes that
 * one encoding of everything has there, whichever process made it.
 */
public final class Mp3Range {
  private final Mp3Layout layout;
  private final long firstByte;
  private final long lastByte;
  private final long startFrame;
  private final RateConversion.Place feed;

  /**
   * @param firstByte from 0
   * @param lastByte inclusive, as in HTTP (RFC 9110, 14.1.2); has to be in the encoding
   * @throws IllegalArgumentException if the range is negative or the wrong way round
   */
  public Mp3Range(Mp3Layout layout, long firstByte, long lastByte) {
    if (firstByte < 0 || lastByte < firstByte) {
      throw new IllegalArgumentException(
          "there are no bytes from %d to %d".formatted(firstByte, lastByte));
    }
    this.layout = layout;
    this.firstByte = firstByte;
    this.lastByte = lastByte;
    startFrame = layout.startBefore(layout.frameAt(firstByte));
    feed = layout.feedOf(startFrame);
  }

  /** From a byte on to wherever the input ends, as of a stream that still grows. */
  public static Mp3Range from(Mp3Layout layout, long firstByte) {
    return new Mp3Range(layout, firstByte, Long.MAX_VALUE);
  }

  /**
   * The sample frame of the whole input at which the input given to {@link #encode} has to start:
   * five MP3 frames early, at 44.1 kHz up to 53, and some milliseconds more where the sample rate
   * is converted.
   */
  public long firstInputFrame() {
    return feed.inputFrame();
  }

  /**
   * Encodes the range. Each MP3 frame is written and flushed as soon as it exists; the input is not
   * read further than is needed for the last byte.
   *
   * @param input starts at {@link #firstInputFrame}; not closed
   * @param sink not closed
   * @return the bytes written
   * @throws IllegalArgumentException if the input's sample rate is not the layout's
   * @throws CorruptMediaException if the input ends before the last byte
   * @throws IOException as the input or the sink throws it
   */
  public long encode(PcmInput input, OutputStream sink) throws IOException {
    long writtenBytes = encodeAvailable(input, sink);
    if (lastByte < Long.MAX_VALUE && writtenBytes <= lastByte - firstByte) {
      throw new CorruptMediaException("it ends before byte %d of its MP3".formatted(lastByte));
    }
    return writtenBytes;
  }

  /**
   * As {@link #encode}, but the input may end before the last byte, like a live stream: then what
   * there is of the range is written, which may be nothing.
   */
  public long encodeAvailable(PcmInput input, OutputStream sink) throws IOException {
    if (input.sampleRate() != layout.inputSampleRate()) {
      throw new IllegalArgumentException(
          "the input has %d Hz and not %d".formatted(input.sampleRate(), layout.inputSampleRate()));
    }
    ByteWindow window = window(sink);
    try (AudioEncoder encoder = new AudioEncoder(plan(input.channels()), window)) {
      if (encoder.writeAll(input, window::full) && encoder.inputFrames() > 0) {
        encoder.finish();
      }
    }
    return window.writtenBytes();
  }

  private EncodingPlan plan(int channels) {
    return EncodingPlan.of(layout.settings(), layout.inputSampleRate(), channels)
        .discarding(startFrame * layout.frameSamples() - feed.outputFrame());
  }

  private ByteWindow window(OutputStream sink) {
    long lengthBytes = lastByte == Long.MAX_VALUE ? lastByte : lastByte - firstByte + 1;
    return new ByteWindow(sink, firstByte - layout.byteOffset(startFrame), lengthBytes);
  }
}
