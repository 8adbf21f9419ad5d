package dev.vivace.peer.audio;

import dev.onvoid.webrtc.media.audio.AudioSource;
import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import dev.vivace.realtime.filter.AudioBlock;
import dev.vivace.realtime.filter.AudioFilter;
import dev.vivace.realtime.filter.FilterCall;
import dev.vivace.realtime.filter.ParameterValues;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Filters a session's sound. The mixer of what is received puts blocks in, the device that sends
 * takes them out; both have a clock of 10 ms. At most {@value #MOST_BLOCKS} blocks wait, so sound
 * is never later than that.
 */
public final class AudioPipe implements AudioTrackSink, AudioSource, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(AudioPipe.class.getName());

  /** 60 ms: two packets of sound, and the jitter of two threads. */
  private static final int MOST_BLOCKS = 6;

  private final Optional<AudioFilter> filter;
  private final Supplier<ParameterValues> parameters;
  private final Consumer<Map<String, ?>> messages;
  private final AudioCounts counts = new AudioCounts();
  private final BlockingQueue<byte[]> blocks = new ArrayBlockingQueue<>(MOST_BLOCKS);
  private volatile boolean closed;

  /**
   * A pipe without a block in it.
   *
   * @param filter closed with the pipe; empty lets sound through as it came
   * @param parameters asked before each block
   * @param messages takes what the filter sends
   */
  public AudioPipe(
      Optional<AudioFilter> filter,
      Supplier<ParameterValues> parameters,
      Consumer<Map<String, ?>> messages) {
    this.filter = filter;
    this.parameters = parameters;
    this.messages = messages;
  }

  /** The counts of the blocks so far. */
  public AudioCounts counts() {
    return counts;
  }

  @Override
  public void onData(byte[] pcm, int bitsPerSample, int sampleRate, int channels, int frames) {
    if (closed || bitsPerSample != Short.SIZE || frames == 0) {
      return;
    }
    counts.arrived();
    byte[] filtered = Samples.forDevice(filtered(pcm, sampleRate, channels, frames));
    while (!blocks.offer(filtered)) {
      if (blocks.poll() != null) {
        counts.droppedOne();
      }
    }
  }

  private AudioBlock filtered(byte[] pcm, int sampleRate, int channels, int frames) {
    AudioBlock block = Samples.block(pcm, sampleRate, channels, frames);
    if (filter.isPresent()) {
      try {
        filter.get().filter(block, new FilterCall(parameters.get(), System.nanoTime(), messages));
      } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError thrown) {
        if (counts.snapshot().failures() == 0) {
          LOG.log(Level.WARNING, "The filter failed; sound goes through as it comes", thrown);
        }
        counts.failed(thrown);
        return Samples.block(pcm, sampleRate, channels, frames);
      }
    }
    return block;
  }

  /**
   * Fills a block of the device.
   *
   * @return samples that were written: all, or none for silence
   */
  @Override
  public int onPlaybackData(
      byte[] pcm, int samples, int bytesPerSample, int channels, int sampleRate) {
    byte[] block = blocks.poll();
    if (block == null) {
      counts.missedOne();
      return 0;
    }
    System.arraycopy(block, 0, pcm, 0, Math.min(pcm.length, block.length));
    return samples;
  }

  /** Lets no further block through. */
  @Override
  public void close() {
    closed = true;
    filter.ifPresent(AudioFilter::close);
  }
}
