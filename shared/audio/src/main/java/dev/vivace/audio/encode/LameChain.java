package dev.vivace.audio.encode;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import dev.vivace.audio.format.EncodingPlan;
import dev.vivace.audio.lame.Lame;
import dev.vivace.audio.lame.LameLibrary;
import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.NativeOwner;
import dev.vivace.audio.natives.NativeScope;
import dev.vivace.audio.resample.AudioShape;
import dev.vivace.audio.resample.SampleConverter;
import java.io.IOException;
import java.io.OutputStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;

/** LAME without FFmpeg, which is needed only where the sample rate is another one. */
public final class LameChain implements EncodingChain {
  private final NativeScope scope = new NativeScope();
  private final Lame lame;
  private final @Nullable Converted converted;
  private final OutputStream sink;
  private long writtenBytes;

  public LameChain(LameLibrary library, EncodingPlan plan, OutputStream sink) {
    this.sink = sink;
    try {
      converted = plan.rates().changesRate() ? scope.own(new Converted(plan)) : null;
      lame = scope.own(new Lame(library, plan, plan.blockFrames()));
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  @Override
  public void encode(SampleBlock block) throws IOException {
    if (converted == null) {
      write(lame.encode(block.samples(), block.frames()));
    } else {
      converted.put(block);
      encodeConverted(converted);
    }
  }

  private void encodeConverted(Converted samples) throws IOException {
    for (int frames = samples.take(); frames > 0; frames = samples.take()) {
      write(lame.encode(samples.taken, frames));
    }
  }

  @Override
  public void finish() throws IOException {
    if (converted != null) {
      converted.finish();
      encodeConverted(converted);
    }
    write(lame.flush());
  }

  private void write(byte[] bytes) throws IOException {
    if (bytes.length > 0) {
      sink.write(bytes);
      sink.flush();
      writtenBytes += bytes.length;
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

  /** The samples at the encoding's rate, as many at a time as a block has of the others. */
  private static final class Converted implements NativeOwner {
    private final NativeScope scope = new NativeScope();
    private final int roomFrames;
    private final AVFrame frame;
    private final SampleConverter converter;
    private final FloatPointer nativeSamples;
    private final float[] taken;
    private long discardFrames;

    Converted(EncodingPlan plan) {
      Ffmpeg.load();
      roomFrames = plan.blockFrames();
      taken = new float[roomFrames * plan.channels()];
      discardFrames = plan.discardFrames();
      AudioShape shape =
          scope.own(new AudioShape(plan.rates().outputRate(), plan.channels(), AV_SAMPLE_FMT_FLT));
      try {
        converter = scope.own(new SampleConverter(plan.rates(), shape, roomFrames));
        frame = Ffmpeg.requireAllocated(av_frame_alloc(), "av_frame_alloc");
        scope.onClose(() -> av_frame_free(frame));
        shape.allocate(frame, roomFrames);
        nativeSamples = new FloatPointer(frame.data(0));
      } catch (RuntimeException e) {
        scope.close();
        throw e;
      }
    }

    void put(SampleBlock block) {
      converter.put(block.samples(), block.frames());
      discardFrames -= converter.discard(discardFrames);
    }

    void finish() {
      converter.finish();
      discardFrames -= converter.discard(discardFrames);
    }

    /** Fills {@link #taken}; gives the number of sample frames. */
    int take() {
      int frames = Math.min(converter.readyFrames(), roomFrames);
      if (frames > 0) {
        converter.take(frame, frames);
        nativeSamples.get(taken, 0, frames * converter.channels());
      }
      return frames;
    }

    @Override
    public void close() {
      scope.close();
    }
  }
}
