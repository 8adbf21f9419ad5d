package dev.vivace.audio.demux;

import static org.bytedeco.ffmpeg.global.avcodec.av_get_exact_bits_per_sample;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q;

import dev.vivace.audio.CorruptMediaException;
import dev.vivace.audio.io.AvioReader;
import dev.vivace.audio.io.ByteSource;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** The length that a file says its audio has, against which what it has is measured. */
final class DeclaredLength {
  /** Samples that an encoder adds to an MP3 and a player takes off. */
  private static final int MP3_SURPLUS_FRAMES = 3 * 1152;

  private final ByteSource source;
  private final AvioReader reader;
  private final InputContainer kind;
  private final AVStream stream;
  private final long firstPacketOffset;

  /** As the header has it: demuxers may learn another one while they read. */
  private final long duration;

  DeclaredLength(ByteSource source, OpenedContainer container) {
    this.source = source;
    reader = container.reader();
    kind = container.kind();
    stream = container.stream();
    firstPacketOffset = container.firstPacketOffset();
    duration = stream.duration();
  }

  /**
   * The number of sample frames in a file of FLAC or PCM, or {@link Long#MAX_VALUE} if it is not
   * known. That of a FLAC file is what its STREAMINFO says (RFC 9639, 8.2); that of a WAV file what
   * its data chunk says, or what is there if the size is left open. Of a file that is cut it is
   * what the whole one has.
   */
  long frames() {
    long declared = stream.duration() > 0 ? stream.duration() : Long.MAX_VALUE;
    if (kind == InputContainer.FLAC || source.sizeBytes() < 0) {
      return declared;
    }
    long end = source.sizeBytes() + reader.missingBytes();
    return Math.min(declared, (end - firstPacketOffset) / bytesOfSampleFrame());
  }

  /** Of PCM; 0 of everything else. */
  int bytesOfSampleFrame() {
    AVCodecParameters audio = stream.codecpar();
    int bytes =
        av_get_exact_bits_per_sample(audio.codec_id())
            / Byte.SIZE
            * audio.ch_layout().nb_channels();
    return bytes == audio.block_align() ? bytes : 0;
  }

  /**
   * Tells at the end whether it is that of the whole file.
   *
   * @param decodedFrames sample frames from the beginning, with silence for what was damaged
   * @param damaged whether something was
   * @throws CorruptMediaException if the file says that it has more
   */
  void requireWhole(long decodedFrames, boolean damaged) throws CorruptMediaException {
    if (reader.missingBytes() > 0) {
      throw new CorruptMediaException("it is cut: the end of the file is missing");
    }
    long headerFrames = headerFrames();
    boolean all =
        switch (kind) {
          case APE, FLAC, TTA, WAVPACK -> decodedFrames >= headerFrames;
          case MP3 -> damaged || decodedFrames + MP3_SURPLUS_FRAMES >= headerFrames;
          default -> true;
        };
    if (!all) {
      throw new CorruptMediaException(
          "it is cut: it has %d of %d sample frames".formatted(decodedFrames, headerFrames));
    }
  }

  /** The number of sample frames that the header declares; 0 where it says nothing. */
  private long headerFrames() {
    return duration > 0
        ? av_rescale_q(duration, stream.time_base(), perSecond(stream.codecpar().sample_rate()))
        : 0;
  }

  private static AVRational perSecond(int rate) {
    return new AVRational().num(1).den(rate);
  }
}
