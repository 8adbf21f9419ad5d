package dev.vivace.audio.encode;

import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingPlan;
import dev.vivace.audio.io.AvioWriter;
import dev.vivace.audio.natives.NativeScope;
import java.io.IOException;
import java.io.OutputStream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

/** libavcodec's encoder and libavformat's muxer of a format. */
public final class FfmpegChain implements EncodingChain {
  private final NativeScope scope = new NativeScope();
  private final EncodedOutput output;
  private final int sampleRate;
  private final PacketEncoder encoder;
  private final AvioWriter writer;
  private final Muxer muxer;
  private final @Nullable FileMuxer file;
  private long heldFrames;
  private long leftFrames;
  private long writtenBytes;

  public FfmpegChain(EncodingPlan plan, OutputStream sink) {
    this(plan, EncodedOutput.to(sink));
  }

  FfmpegChain(EncodingPlan plan, EncodedOutput output) {
    this.output = output;
    EncodingFormat format = plan.format();
    sampleRate = plan.rates().outputRate();
    encoder = scope.own(new PacketEncoder(plan, format.codec()));
    try {
      writer = scope.own(new AvioWriter());
      muxer =
          scope.own(
              new Muxer(format.container(), encoder.context(), writer.context(), output.serial()));
      file =
          output.file() == null
              ? null
              : scope.own(
                  new FileMuxer(format.file(), encoder.context(), output.file(), output.serial()));
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  @Override
  public void encode(SampleBlock block) throws IOException {
    encoder.put(block);
    while (encoder.next()) {
      AVPacket packet = encoder.packet();
      heldFrames += packet.duration();
      add(packet);
      flushIfDue();
      drain();
    }
  }

  private void flushIfDue() {
    long allFrames = leftFrames + heldFrames;
    if (output.pace().isDue(heldFrames, allFrames, sampleRate)) {
      muxer.flush();
      leftFrames = allFrames;
      heldFrames = 0;
    }
  }

  /** The last packets stay inside until the end, which is marked on what is written then. */
  @Override
  public void finish() throws IOException {
    encoder.end();
    while (encoder.next()) {
      add(encoder.packet());
      drain();
    }
    muxer.finish();
    drain();
    if (file != null) {
      file.finish();
    }
  }

  private void add(AVPacket packet) throws IOException {
    muxer.add(packet);
    if (file != null) {
      file.add(packet);
    }
  }

  private void drain() throws IOException {
    writtenBytes += writer.drainTo(output.listener());
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
