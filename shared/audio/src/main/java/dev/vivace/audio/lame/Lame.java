package dev.vivace.audio.lame;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.vivace.audio.format.EncoderSpec;
import dev.vivace.audio.format.EncodingPlan;
import dev.vivace.audio.natives.NativeOwner;
import dev.vivace.audio.natives.NativeScope;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** One of LAME's encoders, set up as libavcodec does it. */
public final class Lame implements NativeOwner {
  /**
   * LAME's full scale, as it stands in lame.h. A power of two, so that it does not matter to any
   * bit whether LAME multiplies by it, as it has to anyway, or FFmpeg.
   */
  private static final float SCALE = 32768;

  private static final int JOINT_STEREO = 1;
  private static final int MONO = 3;

  /** lame.h: 1.25 bytes for each sample, and 7200. */
  private static final int EXTRA_BYTES = 7200;

  private final LameLibrary library;
  private final NativeScope scope = new NativeScope();
  private final int channels;
  private final float[] separated;
  private final MemorySegment handle;
  private final MemorySegment left;
  private final MemorySegment right;
  private final MemorySegment encoded;

  /**
   * @param roomFrames the most that are encoded at once
   */
  public Lame(LameLibrary library, EncodingPlan plan, int roomFrames) {
    this.library = library;
    this.channels = plan.channels();
    this.separated = new float[roomFrames];
    Arena arena = Arena.ofShared();
    scope.onClose(arena::close);
    try {
      left = arena.allocate(JAVA_FLOAT, roomFrames);
      right = channels == 1 ? left : arena.allocate(JAVA_FLOAT, roomFrames);
      encoded = arena.allocate(roomFrames + roomFrames / 4 + 1 + EXTRA_BYTES);
      handle = library.init.pointer();
      if (handle.equals(MemorySegment.NULL)) {
        throw new IllegalStateException("lame_init: no memory");
      }
      scope.onClose(() -> library.close.of(handle));
      configure(plan);
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  private void configure(EncodingPlan plan) {
    set(library.setNumChannels, channels);
    set(library.setMode, channels == 1 ? MONO : JOINT_STEREO);
    set(library.setInSampleRate, plan.rates().outputRate());
    set(library.setOutSampleRate, plan.rates().outputRate());
    set(library.setQuality, EncoderSpec.LAME_QUALITY);
    set(library.setBitrate, plan.bitrateKbps());
    set(library.setWriteVbrTag, 0);
    set(library.setDisableReservoir, 1);
    require(library.setScale.of(handle, SCALE), "lame_set_scale");
    require(library.initParams.of(handle), "lame_init_params");
  }

  private void set(LameFunction setter, int value) {
    require(setter.of(handle, value), "lame_set");
  }

  /**
   * Encodes so many sample frames, which have to be numbers.
   *
   * @return the bytes of those frames that are complete, often none
   */
  public byte[] encode(float[] interleaved, int frames) {
    if (frames > separated.length) {
      throw new IllegalArgumentException(
          frames + " sample frames are more than " + separated.length);
    }
    if (channels == 1) {
      MemorySegment.copy(interleaved, 0, left, JAVA_FLOAT, 0, frames);
    } else {
      putChannel(interleaved, 0, frames, left);
      putChannel(interleaved, 1, frames, right);
    }
    return taken(library.encodeBufferFloat.of(handle, left, right, frames, encoded));
  }

  private void putChannel(float[] interleaved, int channel, int frames, MemorySegment target) {
    float[] samples = separated;
    for (int frame = 0, from = channel; frame < frames; frame++, from += 2) {
      samples[frame] = interleaved[from];
    }
    MemorySegment.copy(samples, 0, target, JAVA_FLOAT, 0, frames);
  }

  /** The bytes of the last frames. */
  public byte[] flush() {
    return taken(library.encodeFlush.of(handle, encoded));
  }

  private byte[] taken(int sizeBytes) {
    require(sizeBytes, "lame_encode");
    return encoded.asSlice(0, sizeBytes).toArray(JAVA_BYTE);
  }

  private static void require(int result, String function) {
    if (result < 0) {
      throw new IllegalStateException(function + ": " + result);
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
