package dev.vivace.audio.encode;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_get_sample_fmt;

import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingPlan;
import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.NativeScope;
import dev.vivace.audio.resample.AudioShape;
import dev.vivace.audio.resample.SampleConverter;
import java.io.IOException;
import java.io.OutputStream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** libavcodec's encoder and libavformat's muxer of a format. */
public final class FfmpegChain implements EncodingChain {
  private final NativeScope scope = new NativeScope();
  private final SampleConverter converter;
  private final CodecEncoder codec;
  private final Muxer muxer;
  private final AVFrame frame;
  private final AVPacket packet;
  private long discardFrames;
  private long encodedFrames;

  public FfmpegChain(EncodingPlan plan, OutputStream sink) {
    Ffmpeg.load();
    EncodingFormat format = plan.format();
    discardFrames = plan.discardFrames();
    AudioShape shape =
        scope.own(
            new AudioShape(
                plan.rates().outputRate(),
                plan.channels(),
                av_get_sample_fmt(format.codec().sampleFormat())));
    try {
      converter = scope.own(new SampleConverter(plan.rates(), shape, plan.blockFrames()));
      codec = scope.own(new CodecEncoder(format.codec(), shape, plan.bitrateKbps()));
      muxer = scope.own(new Muxer(format.container(), codec.context(), sink));
      frame = Ffmpeg.requireAllocated(av_frame_alloc(), "av_frame_alloc");
      scope.onClose(() -> av_frame_free(frame));
      shape.allocate(frame, codec.frameSize());
      packet = Ffmpeg.requireAllocated(av_packet_alloc(), "av_packet_alloc");
      scope.onClose(() -> av_packet_free(packet));
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  @Override
  public void encode(SampleBlock block) throws IOException {
    converter.put(block.samples(), block.frames());
    discardFrames -= converter.discard(discardFrames);
    while (converter.readyFrames() >= codec.frameSize()) {
      send(codec.frameSize());
      while (codec.receive(packet)) {
        muxer.write(packet);
        av_packet_unref(packet);
      }
    }
  }

  @Override
  public void finish() throws IOException {
    converter.finish();
    converter.discard(discardFrames);
    while (converter.readyFrames() > 0) {
      send(Math.min(converter.readyFrames(), codec.frameSize()));
      writeLast();
    }
    codec.send(null);
    writeLast();
    muxer.finish();
  }

  private void writeLast() throws IOException {
    while (codec.receive(packet)) {
      muxer.writeLast(packet);
      av_packet_unref(packet);
    }
  }

  private void send(int frames) {
    Ffmpeg.require(av_frame_make_writable(frame), "av_frame_make_writable");
    frame.nb_samples(frames).pts(encodedFrames);
    converter.take(frame, frames);
    encodedFrames += frames;
    codec.send(frame);
  }

  @Override
  public long writtenBytes() {
    return muxer.writtenBytes();
  }

  @Override
  public void close() {
    scope.close();
  }
}
