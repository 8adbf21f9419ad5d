package dev.vivace.audio.encode;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_get_sample_fmt;
import static org.bytedeco.ffmpeg.global.avutil.av_samples_set_silence;

import dev.vivace.audio.format.EncoderSpec;
import dev.vivace.audio.format.EncodingPlan;
import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.NativeScope;
import dev.vivace.audio.resample.AudioShape;
import dev.vivace.audio.resample.SampleConverter;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** libavcodec's encoder of a format, whose packets are handed on one by one, in no container. */
public final class PacketChain implements EncodingChain {
  private final NativeScope scope = new NativeScope();
  private final Consumer<byte[]> sink;
  private final SampleConverter converter;
  private final CodecEncoder codec;
  private final AVFrame frame;
  private final AVPacket packet;
  private long discardFrames;
  private long encodedFrames;
  private long writtenBytes;

  /**
   * @param spec of an encoder that takes frames of one size
   * @param silentFrames frames of silence, of the encoder's size, that are encoded before the
   *     samples; their packets are handed on, too
   * @param sink receives each packet as soon as it exists
   */
  public PacketChain(EncodingPlan plan, EncoderSpec spec, int silentFrames, Consumer<byte[]> sink) {
    Ffmpeg.load();
    this.sink = sink;
    discardFrames = plan.discardFrames();
    AudioShape shape =
        scope.own(
            new AudioShape(
                plan.rates().outputRate(),
                plan.channels(),
                av_get_sample_fmt(spec.sampleFormat())));
    try {
      converter = scope.own(new SampleConverter(plan.rates(), shape, plan.blockFrames()));
      codec = scope.own(new CodecEncoder(spec, shape, plan.bitrateKbps()));
      frame = Ffmpeg.requireAllocated(av_frame_alloc(), "av_frame_alloc");
      scope.onClose(() -> av_frame_free(frame));
      shape.allocate(frame, codec.frameSize());
      packet = Ffmpeg.requireAllocated(av_packet_alloc(), "av_packet_alloc");
      scope.onClose(() -> av_packet_free(packet));
      for (int i = 0; i < silentFrames; i++) {
        sendSilence(shape);
      }
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  @Override
  public void encode(SampleBlock block) {
    converter.put(block.samples(), block.frames());
    discardFrames -= converter.discard(discardFrames);
    while (converter.readyFrames() >= codec.frameSize()) {
      send(codec.frameSize());
    }
  }

  @Override
  public void finish() {
    converter.finish();
    converter.discard(discardFrames);
    while (converter.readyFrames() > 0) {
      send(Math.min(converter.readyFrames(), codec.frameSize()));
    }
    codec.send(null);
    receive();
  }

  private void send(int frames) {
    Ffmpeg.require(av_frame_make_writable(frame), "av_frame_make_writable");
    converter.take(frame, frames);
    encode(frames);
  }

  private void sendSilence(AudioShape shape) {
    Ffmpeg.require(av_frame_make_writable(frame), "av_frame_make_writable");
    int frames = codec.frameSize();
    Ffmpeg.require(
        av_samples_set_silence(
            frame.extended_data(), 0, frames, shape.channels(), shape.sampleFormat()),
        "av_samples_set_silence");
    encode(frames);
  }

  private void encode(int frames) {
    frame.nb_samples(frames).pts(encodedFrames);
    encodedFrames += frames;
    codec.send(frame);
    receive();
  }

  private void receive() {
    while (codec.receive(packet)) {
      // The last one of FLAC has no bytes, only what a file's header is to tell.
      if (packet.size() > 0) {
        byte[] bytes = new byte[packet.size()];
        packet.data().get(bytes);
        writtenBytes += bytes.length;
        sink.accept(bytes);
      }
      av_packet_unref(packet);
    }
  }

  @Override
  public long writtenBytes() {
    return writtenBytes;
  }

  @Override
  public void close() {
    scope.close();
  }
}
