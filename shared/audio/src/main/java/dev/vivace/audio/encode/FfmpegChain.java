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
import dev.vivace.audio.io.AvioWriter;
import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.NativeScope;
import dev.vivace.audio.resample.AudioShape;
import dev.vivace.audio.resample.SampleConverter;
import java.io.IOException;
import java.io.OutputStream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** libavcodec's encoder and libavformat's muxer of a format. */
public final class FfmpegChain implements EncodingChain {
  private final NativeScope scope = new NativeScope();
  private final EncodedOutput output;
  private final SampleConverter converter;
  private final CodecEncoder codec;
  private final AvioWriter writer;
  private final Muxer muxer;
  private final @Nullable FileMuxer file;
  private final AVFrame frame;
  private final AVPacket packet;
  private long discardFrames;
  private long encodedFrames;
  private long heldFrames;
  private long leftFrames;
  private long writtenBytes;

  public FfmpegChain(EncodingPlan plan, OutputStream sink) {
    this(plan, EncodedOutput.to(sink));
  }

  FfmpegChain(EncodingPlan plan, EncodedOutput output) {
    Ffmpeg.load();
    this.output = output;
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
      writer = scope.own(new AvioWriter());
      muxer =
          scope.own(
              new Muxer(format.container(), codec.context(), writer.context(), output.serial()));
      file =
          output.file() == null
              ? null
              : scope.own(
                  new FileMuxer(format.file(), codec.context(), output.file(), output.serial()));
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
        heldFrames += packet.duration();
        add();
        flushIfDue();
        drain();
      }
    }
  }

  private void flushIfDue() {
    long allFrames = leftFrames + heldFrames;
    if (output.pace().isDue(heldFrames, allFrames, codec.context().sample_rate())) {
      muxer.flush();
      leftFrames = allFrames;
      heldFrames = 0;
    }
  }

  /** The last packets stay inside until the end, which is marked on what is written then. */
  @Override
  public void finish() throws IOException {
    converter.finish();
    converter.discard(discardFrames);
    while (converter.readyFrames() > 0) {
      send(Math.min(converter.readyFrames(), codec.frameSize()));
      addLast();
    }
    codec.send(null);
    addLast();
    muxer.finish();
    drain();
    if (file != null) {
      file.finish();
    }
  }

  private void addLast() throws IOException {
    while (codec.receive(packet)) {
      add();
      drain();
    }
  }

  private void add() throws IOException {
    muxer.add(packet);
    if (file != null) {
      file.add(packet);
    }
    av_packet_unref(packet);
  }

  private void drain() throws IOException {
    writtenBytes += writer.drainTo(output.listener());
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
    return writtenBytes;
  }

  @Override
  public void close() {
    scope.close();
  }
}
