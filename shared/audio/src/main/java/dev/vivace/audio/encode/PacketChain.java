package dev.vivace.audio.encode;

import dev.vivace.audio.format.EncoderSpec;
import dev.vivace.audio.format.EncodingPlan;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** libavcodec's encoder of a format, whose packets are handed on one by one, in no container. */
public final class PacketChain implements EncodingChain {
  private final Consumer<byte[]> sink;
  private final PacketEncoder encoder;
  private long writtenBytes;

  /**
   * @param spec of an encoder that takes frames of one size
   * @param silentFrames frames of silence, of the encoder's size, that are encoded before the
   *     samples; their packets are handed on, too
   * @param sink receives each packet as soon as it exists
   */
  public PacketChain(EncodingPlan plan, EncoderSpec spec, int silentFrames, Consumer<byte[]> sink) {
    this.sink = sink;
    encoder = new PacketEncoder(plan, spec);
    try {
      encoder.beginWith(silentFrames);
      handOn();
    } catch (RuntimeException e) {
      encoder.close();
      throw e;
    }
  }

  @Override
  public void encode(SampleBlock block) {
    encoder.put(block);
    handOn();
  }

  @Override
  public void finish() {
    encoder.end();
    handOn();
  }

  private void handOn() {
    while (encoder.next()) {
      AVPacket packet = encoder.packet();
      // The last one of FLAC has no bytes, only what a file's header is to tell.
      if (packet.size() > 0) {
        byte[] bytes = new byte[packet.size()];
        packet.data().get(bytes);
        writtenBytes += bytes.length;
        sink.accept(bytes);
      }
    }
  }

  @Override
  public long writtenBytes() {
    return writtenBytes;
  }

  @Override
  public void close() {
    encoder.close();
  }
}
