package dev.vivace.audio.demux;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;

import dev.vivace.audio.CorruptMediaException;
import dev.vivace.audio.DecodeException;
import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.io.ByteSource;
import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.NativeOwner;
import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** Takes the packets of the best audio stream out of a container. */
public final class Demuxer implements NativeOwner {
  private final ByteSource source;
  private final DecodeLimits limits;
  private final OpenedContainer container;
  private final AVStream stream;
  private final InputContainer kind;
  private final DeclaredLength length;
  private boolean hasRead;

  /** The end of a {@link #jump}. */
  public enum Jump {
    /** The next packet has the time that was asked for, or comes before it. */
    ARRIVED,
    /** The next packet is still the one that would have been. */
    STAYED,
    /** The place of the next packet is not known. */
    LOST
  }

  /**
   * @param source not closed
   */
  public Demuxer(ByteSource source, DecodeLimits limits) throws IOException {
    this.source = source;
    this.limits = limits;
    container = new OpenedContainer(source, limits);
    stream = container.stream();
    kind = container.kind();
    length = new DeclaredLength(source, container);
  }

  /**
   * Reads the next packet of the audio stream.
   *
   * @return false at the end, which is also where the rest of a truncated file should be
   * @throws CorruptMediaException if too much in a row can't be read
   */
  public boolean read(AVPacket packet) throws IOException {
    for (int attempt = 0; ; ) {
      int result = av_read_frame(container.context(), packet);
      container.reader().rethrow();
      if (result >= 0 && packet.stream_index() == stream.index()) {
        hasRead = true;
        return true;
      }
      if (result >= 0) {
        av_packet_unref(packet);
      } else if (result == AVERROR_EOF()) {
        return false;
      } else if (++attempt > limits.damagedPackets()) {
        if (!hasRead) {
          return false;
        }
        throw new CorruptMediaException(
            "%s can't be read on: %s".formatted(kind, Ffmpeg.message(result)));
      }
    }
  }

  /**
   * The next packet is the one of this sample frame or one before it.
   *
   * @return false if there is none to be found; where the next packet is, is then not known
   */
  public boolean seek(long sampleFrame) throws IOException {
    container.reader().allowSeeks();
    int result =
        av_seek_frame(container.context(), stream.index(), sampleFrame, AVSEEK_FLAG_BACKWARD);
    container.reader().rethrow();
    return result >= 0;
  }

  /**
   * Goes to the packet that has a time, or to one before it, where the container's index proves
   * that times count sample frames on the way there.
   *
   * @param fromPts the time of a packet before it, from which on they have to
   * @param packetFrames sample frames of every packet, or a negative number if they differ
   */
  public Jump jump(long fromPts, long toPts, long packetFrames) throws IOException {
    boolean proven =
        kind == InputContainer.ISO_BMFF
            && source.seekable()
            && packetFrames > 0
            && isTimedBySampleFrames()
            && new SampleTable(stream).isGapless(fromPts, toPts, packetFrames);
    if (!proven) {
      return Jump.STAYED;
    }
    return seek(toPts) ? Jump.ARRIVED : Jump.LOST;
  }

  /** Whether a time stamp is one more for each sample frame. */
  private boolean isTimedBySampleFrames() {
    return stream.time_base().num() == 1
        && stream.time_base().den() == stream.codecpar().sample_rate();
  }

  /**
   * Whether time stamps are sample frames and each packet can be decoded by itself, in a source
   * that can seek: WAV files of PCM and FLAC files. Others know their places not exactly enough, or
   * their decoders remember what was before.
   */
  public boolean countsSampleFrames() {
    return source.seekable()
        && isTimedBySampleFrames()
        && switch (kind) {
          case FLAC -> true;
          case WAV -> length.bytesOfSampleFrame() > 0;
          default -> false;
        };
  }

  /**
   * Whether decoded frames have their place in them, so that what is missing between them is known
   * to the sample.
   */
  public boolean hasExactTimes() {
    return (kind == InputContainer.FLAC
            || kind == InputContainer.TTA
            || kind == InputContainer.WAVPACK)
        && isTimedBySampleFrames();
  }

  /**
   * The number of sample frames where {@link #countsSampleFrames}, or {@link Long#MAX_VALUE} if it
   * is not known. Of a file that is cut it is what the whole one has.
   */
  public long lengthFrames() {
    return length.frames();
  }

  /**
   * Tells at the end whether it is that of the whole file.
   *
   * @param decodedFrames sample frames from the beginning, with silence for what was damaged
   * @param damaged whether something was
   * @throws CorruptMediaException if the file says that it has more
   */
  public void requireWhole(long decodedFrames, boolean damaged) throws CorruptMediaException {
    length.requireWhole(decodedFrames, damaged);
  }

  /** The exception to throw if not one packet of the stream could be decoded. */
  public DecodeException nothingDecoded() {
    return container.unreadable("no audio in it can be decoded");
  }

  public InputContainer kind() {
    return kind;
  }

  public AVStream stream() {
    return stream;
  }

  @Override
  public void close() {
    container.close();
  }
}
