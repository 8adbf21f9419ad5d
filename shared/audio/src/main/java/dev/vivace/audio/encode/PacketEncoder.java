package dev.vivace.audio.encode;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_get_sample_fmt;
import static org.bytedeco.ffmpeg.global.avutil.av_samples_set_silence;

import dev.vivace.audio.format.EncoderSpec;
import dev.vivace.audio.format.EncodingPlan;
import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.NativeOwner;
import dev.vivace.audio.natives.NativeScope;
import dev.vivace.audio.resample.AudioShape;
import dev.vivace.audio.resample.SampleConverter;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Encodes blocks of samples to the packets of one of libavcodec's encoders. They are taken one by
 * one: after each block, and after the end, until there are no more.
 */
final class PacketEncoder implements NativeOwner {
  private final NativeScope scope = new NativeScope();
  private final AudioShape shape;
  private final SampleConverter converter;
  private final CodecEncoder codec;
  private final int frameSize;
  private final AVFrame frame;
  private final AVPacket packet;
  private long discardFrames;
  private int silences;
  private long encodedFrames;
  private Input input = Input.OPEN;

  private enum Input {
    OPEN,
    /** No more samples come, and the encoder does not know. */
    ENDED,
    FLUSHED
  }

  PacketEncoder(EncodingPlan plan, EncoderSpec spec) {
    Ffmpeg.load();
    discardFrames = plan.discardFrames();
    shape =
        scope.own(
            new AudioShape(
                plan.rates().outputRate(),
                plan.channels(),
                av_get_sample_fmt(spec.sampleFormat())));
    try {
      converter = scope.own(new SampleConverter(plan.rates(), shape, plan.blockFrames()));
      codec = scope.own(new CodecEncoder(spec, shape, plan.bitrateKbps()));
      frameSize = codec.frameSize();
      frame = Ffmpeg.requireAllocated(av_frame_alloc(), "av_frame_alloc");
      scope.onClose(() -> av_frame_free(frame));
      shape.allocate(frame, frameSize);
      packet = Ffmpeg.requireAllocated(av_packet_alloc(), "av_packet_alloc");
      scope.onClose(() -> av_packet_free(packet));
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  /** Puts so many frames of silence, each of the encoder's size, before all samples. */
  void beginWith(int silentFrames) {
    silences = silentFrames;
  }

  /** Puts samples behind those before. */
  void put(SampleBlock block) {
    converter.put(block.samples(), block.frames());
    discardFrames -= converter.discard(discardFrames);
  }

  /** Nothing more is put. */
  void end() {
    converter.finish();
    discardFrames -= converter.discard(discardFrames);
    input = Input.ENDED;
  }

  /**
   * Encodes up to the next {@link #packet()}.
   *
   * @return false if there is none until more is put; at the end, if there is none at all
   */
  boolean next() {
    while (!codec.receive(packet)) {
      if (!feed()) {
        return false;
      }
    }
    return true;
  }

  /** Gives the encoder its next frame, or its end; gives false if there is neither. */
  private boolean feed() {
    if (silences > 0) {
      silences--;
      sendSilence();
      return true;
    }
    int ready = converter.readyFrames();
    if (ready >= frameSize || (ready > 0 && input == Input.ENDED)) {
      sendSamples(Math.min(ready, frameSize));
      return true;
    }
    if (input == Input.ENDED) {
      input = Input.FLUSHED;
      codec.send(null);
      return true;
    }
    return false;
  }

  private void sendSilence() {
    Ffmpeg.require(av_frame_make_writable(frame), "av_frame_make_writable");
    Ffmpeg.require(
        av_samples_set_silence(
            frame.extended_data(), 0, frameSize, shape.channels(), shape.sampleFormat()),
        "av_samples_set_silence");
    send(frameSize);
  }

  private void sendSamples(int frames) {
    Ffmpeg.require(av_frame_make_writable(frame), "av_frame_make_writable");
    converter.take(frame, frames);
    send(frames);
  }

  private void send(int frames) {
    frame.nb_samples(frames).pts(encodedFrames);
    encodedFrames += frames;
    codec.send(frame);
  }

  /** The last packet, valid until the next. */
  AVPacket packet() {
    return packet;
  }

  /** The encoder, opened, for the head of what holds its packets. */
  AVCodecContext context() {
    return codec.context();
  }

  @Override
  public void close() {
    scope.close();
  }
}
