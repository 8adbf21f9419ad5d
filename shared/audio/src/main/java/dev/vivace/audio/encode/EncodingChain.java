package dev.vivace.audio.encode;

import dev.vivace.audio.natives.NativeOwner;
import java.io.IOException;

/** The steps from harmless samples to the bytes of one encoded stream. */
sealed interface EncodingChain extends NativeOwner permits FfmpegChain, LameChain, PacketChain {
  /** Encodes what is in the block; writes those packets that are complete by it. */
  void encode(SampleBlock block) throws IOException;

  /** Writes what is still inside and what the container wants at its end. */
  void finish() throws IOException;

  /** Bytes given to the sink. */
  long writtenBytes();
}
