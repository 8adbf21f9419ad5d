package dev.vivace.audio.encode;

import dev.vivace.audio.PcmInput;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingPlan;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.audio.lame.LameLibrary;
import dev.vivace.pcm.PcmFormat;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One encoded stream, fed piece by piece. The output does not depend on the sizes of the pieces.
 * Native memory is held until {@link #close}, on every path. Not thread safe.
 *
 * <p>MP3 is encoded by {@code libmp3lame.so.0} where a folder of {@code java.library.path} or the
 * system has it in version 3.100, and otherwise by the LAME inside FFmpeg, which is slower.
 */
public final class AudioEncoder implements Closeable {
  private final EncodingPlan plan;
  private final SampleBlock block;
  private final EncodingChain chain;
  private final @Nullable InfoFramedFile mp3File;
  private long inputFrames;
  private State state = State.OPEN;

  private enum State {
    OPEN,
    ENDED
  }

  /**
   * @param sampleRate of the samples to come, in the bounds of {@link PcmFormat}
   * @param channels 1 or 2
   * @param sink receives each packet as soon as it exists, followed by a flush; never closed
   * @throws IllegalArgumentException if rate or channels are out of bounds
   */
  public AudioEncoder(int sampleRate, int channels, EncodingSettings settings, OutputStream sink) {
    this(sampleRate, channels, settings, EncodedOutput.to(sink));
  }

  /** As for a listener alone. */
  public AudioEncoder(
      int sampleRate, int channels, EncodingSettings settings, EncodedOutput output) {
    this(plan(sampleRate, channels, settings), output);
  }

  /** As where there is no libmp3lame: FFmpeg's libraries encode every format. */
  public static AudioEncoder ofFfmpeg(
      int sampleRate, int channels, EncodingSettings settings, OutputStream sink) {
    EncodingPlan plan = plan(sampleRate, channels, settings);
    return new AudioEncoder(plan, new FfmpegChain(plan, sink));
  }

  private static EncodingPlan plan(int sampleRate, int channels, EncodingSettings settings) {
    PcmFormat.requireShape(sampleRate, channels);
    return EncodingPlan.of(settings, sampleRate, channels);
  }

  public AudioEncoder(EncodingPlan plan, OutputStream sink) {
    this(plan, EncodedOutput.to(sink));
  }

  private AudioEncoder(EncodingPlan plan, EncodedOutput output) {
    this.plan = plan;
    FileSink file = output.file();
    if (plan.format() == EncodingFormat.MP3) {
      mp3File =
          file == null ? null : new InfoFramedFile(output.listener(), file, new InfoFrame(plan));
      chain = mp3Chain(plan, mp3File == null ? output.listener() : mp3File);
    } else {
      mp3File = null;
      chain = new FfmpegChain(plan, output);
    }
    block = new SampleBlock(plan.channels(), plan.blockFrames());
  }

  public AudioEncoder(EncodingPlan plan, EncodingChain chain) {
    this.plan = plan;
    this.chain = chain;
    mp3File = null;
    block = new SampleBlock(plan.channels(), plan.blockFrames());
  }

  private static EncodingChain mp3Chain(EncodingPlan plan, OutputStream sink) {
    Optional<LameLibrary> lame = LameLibrary.present();
    return lame.isPresent() ? new LameChain(lame.get(), plan, sink) : new FfmpegChain(plan, sink);
  }

  /**
   * Takes samples; writes those packets that are complete by them. NaN becomes 0 and everything
   * else is clamped to [-1, 1], because encoders abort the process otherwise.
   *
   * @param interleaved samples from index 0; not kept
   * @param frames the number of sample frames
   * @throws IOException as the sink throws it; then nothing but {@link #close} is allowed
   */
  public void write(float[] interleaved, int frames) throws IOException {
    requireOpen();
    for (int done = 0; done < frames; ) {
      done += block.fill(interleaved, done, frames);
      encodeReady();
    }
    inputFrames += frames;
  }

  /**
   * Takes the samples of an input up to its end, as {@link #write}. The next are read only after
   * the packets that are complete have been written: a sink that blocks holds the input back.
   *
   * @param input not closed
   * @param enough asked before each reading
   * @return whether the input has ended
   * @throws IOException as the input or the sink throws it; then nothing but {@link #close} is
   *     allowed
   */
  public boolean writeAll(PcmInput input, BooleanSupplier enough) throws IOException {
    requireOpen();
    while (!enough.getAsBoolean()) {
      int frames = block.fill(input);
      if (frames < 0) {
        return true;
      }
      encodeReady();
      inputFrames += frames;
    }
    return false;
  }

  /** Sample frames taken, at the input's rate. */
  public long inputFrames() {
    return inputFrames;
  }

  /** Writes what the encoder still holds and ends the stream. Only {@link #close} may follow. */
  public EncodingSummary finish() throws IOException {
    requireOpen();
    encodeBlock();
    chain.finish();
    if (mp3File != null) {
      mp3File.finish(plan.rates().outputFrames(inputFrames));
    }
    state = State.ENDED;
    return new EncodingSummary(
        inputFrames, plan.rates().inputRate(), plan.rates().outputRate(), chain.writtenBytes());
  }

  private void encodeReady() throws IOException {
    if (block.full() || !plan.rates().changesRate()) {
      encodeBlock();
    }
  }

  private void encodeBlock() throws IOException {
    if (!block.empty()) {
      chain.encode(block);
      block.clear();
    }
  }

  private void requireOpen() {
    if (state != State.OPEN) {
      throw new IllegalStateException("the stream has ended");
    }
  }

  /**
   * Frees everything; may be called more than once and at any point. Does not end the stream
   * properly: that is {@link #finish}.
   */
  @Override
  public void close() {
    state = State.ENDED;
    chain.close();
  }
}
