package dev.vivace.audio.decode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_ALAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MP1;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MP2;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MP3;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_OPUS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VORBIS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_NEW_EXTRADATA;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_PARAM_CHANGE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_SKIP_SAMPLES;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_get_side_data;

import dev.vivace.audio.demux.Demuxer;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.SizeTPointer;

/**
 * Tells how many sample frames the packets of a stream decode to, without decoding them. It is not
 * asked for the first, from which decoders and containers leave something out.
 */
final class PacketClock {
  static final long UNKNOWN = -1;

  /** Half of the largest block (Vorbis I, 4.2.2). */
  private static final int MOST_VORBIS_FRAMES = 4096;

  private static final int OPUS_RATE = 48_000;

  /** 120 ms (RFC 6716, 3.2.5). */
  private static final int MOST_OPUS_FRAMES = 5760;

  private static final int[] SILK_FRAMES = {480, 960, 1920, 2880};

  private final AVStream stream;
  private final int sampleRate;
  private final long constantFrames;
  private final RawFrames rawFrames;
  private long lastEnd;

  /**
   * @param decoder as it is after the first frame
   * @param first that frame, of the packet before those asked about
   */
  PacketClock(Demuxer demuxer, AVCodecContext decoder, AVFrame first) {
    stream = demuxer.stream();
    rawFrames = new RawFrames(demuxer.kind());
    sampleRate = first.sample_rate();
    lastEnd = first.pts() + first.nb_samples();
    constantFrames =
        switch (stream.codecpar().codec_id()) {
          case AV_CODEC_ID_AAC, AV_CODEC_ID_MP1, AV_CODEC_ID_MP2, AV_CODEC_ID_MP3 ->
              atLeastOne(decoder.frame_size());
          case AV_CODEC_ID_ALAC -> first.nb_samples();
          default -> UNKNOWN;
        };
  }

  private static long atLeastOne(int frames) {
    return frames > 0 ? frames : UNKNOWN;
  }

  /**
   * Sample frames, or {@link #UNKNOWN}. To be called once for each packet, in their order.
   *
   * @param gapFrames of the time before it that has no packet
   */
  long frames(AVPacket packet, long gapFrames) {
    lastEnd += gapFrames;
    if ((packet.flags() & AV_PKT_FLAG_DISCARD) != 0) {
      return 0;
    }
    if (packet.side_data_elems() > 0) {
      return framesBeside(packet);
    }
    return codedFrames(packet);
  }

  /** With what stands beside the packet: only the padding at the end can be told. */
  private long framesBeside(AVPacket packet) {
    if (has(packet, AV_PKT_DATA_NEW_EXTRADATA) || has(packet, AV_PKT_DATA_PARAM_CHANGE)) {
      return UNKNOWN;
    }
    long coded = codedFrames(packet);
    BytePointer skip =
        av_packet_get_side_data(packet, AV_PKT_DATA_SKIP_SAMPLES, (SizeTPointer) null);
    if (Pointer.isNull(skip) || coded == UNKNOWN) {
      return coded;
    }
    long atStart = Integer.toUnsignedLong(skip.getInt(0));
    long atEnd = Integer.toUnsignedLong(skip.getInt(Integer.BYTES));
    return atStart == 0 && atEnd <= coded ? coded - atEnd : UNKNOWN;
  }

  private long codedFrames(AVPacket packet) {
    return switch (stream.codecpar().codec_id()) {
      case AV_CODEC_ID_OPUS -> sampleRate == OPUS_RATE ? opusFrames(packet) : UNKNOWN;
      case AV_CODEC_ID_VORBIS -> vorbisFrames(packet);
      case AV_CODEC_ID_ALAC -> countsSampleFrames() ? packet.duration() : UNKNOWN;
      default -> constantFrames == UNKNOWN ? UNKNOWN : constantFrames * rawFrames.in(packet);
    };
  }

  /** Sample frames of every packet but the last, or {@link #UNKNOWN} where they differ. */
  long constantFrames() {
    return constantFrames;
  }

  private static boolean has(AVPacket packet, int sideData) {
    return !Pointer.isNull(av_packet_get_side_data(packet, sideData, (SizeTPointer) null));
  }

  private boolean countsSampleFrames() {
    return stream.time_base().num() == 1 && stream.time_base().den() == sampleRate;
  }

  /**
   * By where packets end. Where they begin is not right at the beginning of a page of Ogg, because
   * FFmpeg does not look back over it.
   */
  private long vorbisFrames(AVPacket packet) {
    long end = packet.pts() + packet.duration();
    long frames = end - lastEnd;
    lastEnd = end;
    boolean exact = countsSampleFrames() && frames > 0 && frames <= MOST_VORBIS_FRAMES;
    return exact ? frames : UNKNOWN;
  }

  /** RFC 6716, 3.1 and 3.2. */
  private static long opusFrames(AVPacket packet) {
    if (packet.size() < 2) {
      return packet.size() == 1 ? opusFrameSize(packet.data().get(0)) : UNKNOWN;
    }
    int first = packet.data().get(0);
    int count =
        switch (first & 3) {
          case 0 -> 1;
          case 3 -> packet.data().get(1) & 0x3f;
          default -> 2;
        };
    long frames = (long) count * opusFrameSize(first);
    return frames > 0 && frames <= MOST_OPUS_FRAMES ? frames : UNKNOWN;
  }

  private static int opusFrameSize(int first) {
    int configuration = (first & 0xff) >> 3;
    if (configuration < 12) {
      return SILK_FRAMES[configuration & 3];
    }
    return configuration < 16 ? SILK_FRAMES[configuration & 1] : 120 << (configuration & 3);
  }
}
