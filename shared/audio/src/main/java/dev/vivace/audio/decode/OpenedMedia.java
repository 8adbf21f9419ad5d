package dev.vivace.audio.decode;

import dev.vivace.audio.CorruptMediaException;
import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.demux.Demuxer;
import dev.vivace.audio.io.ByteSource;
import dev.vivace.audio.natives.NativeOwner;
import dev.vivace.audio.natives.NativeScope;
import java.io.IOException;

/** The audio of a file from its start on, its first frame decoded. */
final class OpenedMedia implements NativeOwner {
  private final NativeScope scope = new NativeScope();
  private final Demuxer demuxer;
  private final Decoder decoder;
  private final FloatMixer mixer;
  private final boolean countsFromZero;

  /**
   * @param source not closed
   */
  OpenedMedia(ByteSource source, DecodeLimits limits) throws IOException {
    try {
      demuxer = scope.own(new Demuxer(source, limits));
      decoder = scope.own(new Decoder(demuxer, limits));
      if (!decoder.next()) {
        throw demuxer.nothingDecoded();
      }
      mixer = scope.own(new FloatMixer(decoder.frame()));
      countsFromZero = demuxer.countsSampleFrames() && decoder.countsFromZero();
      decoder.divide();
    } catch (IOException | RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  Decoder decoder() {
    return decoder;
  }

  FloatMixer mixer() {
    return mixer;
  }

  /**
   * Tells at the end whether it is that of the whole file.
   *
   * @throws CorruptMediaException if the file says that it has more
   */
  void requireWhole(long decodedFrames) throws CorruptMediaException {
    demuxer.requireWhole(decodedFrames, decoder.hasDamage());
  }

  /** Whether {@link #enter} may work. */
  boolean countsFromZero() {
    return countsFromZero;
  }

  /**
   * The number of sample frames, or {@link Long#MAX_VALUE} where only decoding them all would tell.
   */
  long lengthFrames() {
    return countsFromZero ? demuxer.lengthFrames() : Long.MAX_VALUE;
  }

  /**
   * Goes to the decoded frame that holds a sample frame, or to one before it, and decodes it.
   *
   * @return the index of its first sample frame; or -1 where it is not found, and everything has to
   *     start anew
   */
  long enter(long sampleFrame) throws IOException {
    if (!demuxer.seek(sampleFrame)) {
      return -1;
    }
    decoder.flush();
    if (!decoder.next()) {
      return -1;
    }
    long first = decoder.frame().pts() - decoder.silentFrames();
    return first >= 0 && first <= sampleFrame ? first : -1;
  }

  @Override
  public void close() {
    scope.close();
  }
}
