package dev.vivace.audio;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_get_sample_fmt;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * One encoded stream, fed piece by piece. The output does not depend on the sizes of the pieces.
 * Native memory is held until {@link #close}, on every path. Not thread safe.
 */
public final class AudioEncoder implements Closeable {
  private final int sampleRate;
  private final NativeScope scope = new NativeScope();
  private final SampleBlock block;
  private final AudioShape encoded;
  private final Resampler resampler;
  private final SampleFifo fifo;
  private final CodecEncoder codec;
  private final Muxer muxer;
  private final AVFrame frame;
  private final AVPacket packet;
  private long inputFrames;
  private long encodedFrames;
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
    PcmFormat.requireShape(sampleRate, channels);
    Ffmpeg.load();
    this.sampleRate = sampleRate;
    EncodingFormat format = settings.format();
    int outputRate = format.sampleRateFor(sampleRate);
    try (AudioShape given = new AudioShape(sampleRate, channels, AV_SAMPLE_FMT_FLT)) {
      encoded =
          scope.own(
              new AudioShape(
                  outputRate, channels, av_get_sample_fmt(format.codec().sampleFormat())));
      block = scope.own(new SampleBlock(given));
      resampler = scope.own(new Resampler(given, encoded));
      fifo = scope.own(new SampleFifo(encoded));
      codec =
          scope.own(
              new CodecEncoder(
                  format.codec(), encoded, format.bitrateFor(outputRate, settings.bitrateKbps())));
      muxer = scope.own(new Muxer(format.container(), codec.context(), sink));
      frame = Ffmpeg.requireAllocated(av_frame_alloc(), "av_frame_alloc");
      scope.onClose(() -> av_frame_free(frame));
      encoded.allocate(frame, codec.frameSize());
      packet = Ffmpeg.requireAllocated(av_packet_alloc(), "av_packet_alloc");
      scope.onClose(() -> av_packet_free(packet));
    } catch (UnsupportedMediaException e) {
      scope.close();
      throw new IllegalStateException(e);
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
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
      if (block.full()) {
        encodeBlock();
      }
    }
    inputFrames += frames;
  }

  /** Writes what the encoder still holds and ends the stream. Only {@link #close} may follow. */
  public EncodingSummary finish() throws IOException {
    requireOpen();
    encodeBlock();
    fifo.put(resampler.output(), resampler.convert(null, 0));
    encodeFrames(1);
    send(null);
    muxer.finish();
    state = State.ENDED;
    return new EncodingSummary(inputFrames, sampleRate, encoded.sampleRate(), muxer.writtenBytes());
  }

  private void encodeBlock() throws IOException {
    if (!block.empty()) {
      int frames = resampler.convert(block.planes(), block.takeFrames());
      fifo.put(resampler.output(), frames);
      encodeFrames(codec.frameSize());
    }
  }

  private void encodeFrames(int atLeastFrames) throws IOException {
    while (fifo.sizeFrames() >= atLeastFrames) {
      int frames = Math.min(fifo.sizeFrames(), codec.frameSize());
      Ffmpeg.require(av_frame_make_writable(frame), "av_frame_make_writable");
      frame.nb_samples(frames).pts(encodedFrames);
      fifo.take(frame, frames);
      encodedFrames += frames;
      send(frame);
    }
  }

  private void send(@Nullable AVFrame samples) throws IOException {
    codec.send(samples);
    while (codec.receive(packet)) {
      muxer.write(packet);
      av_packet_unref(packet);
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
    scope.close();
  }
}
