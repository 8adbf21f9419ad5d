package dev.vivace.audio.demux;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_CUSTOM_IO;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.av_get_exact_bits_per_sample;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVFMTCTX_NOHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_probe_input_buffer2;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_tell;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q;

import dev.vivace.audio.CorruptMediaException;
import dev.vivace.audio.DecodeException;
import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.UnsupportedMediaException;
import dev.vivace.audio.io.AvioReader;
import dev.vivace.audio.io.ByteSource;
import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.NativeOwner;
import dev.vivace.audio.natives.NativeScope;
import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.PointerPointer;

/** Takes the packets of the best audio stream out of a container. */
public final class Demuxer implements NativeOwner {
  /** Samples that an encoder adds to an MP3 and a player takes off. */
  private static final int MP3_SURPLUS_FRAMES = 3 * 1152;

  private final ByteSource source;
  private final DecodeLimits limits;
  private final NativeScope scope = new NativeScope();
  private final AvioReader reader;
  private final AVFormatContext context;
  private final AVStream stream;
  private final InputContainer kind;
  private final long firstPacketOffset;
  private final long declaredDuration;
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
    Ffmpeg.load();
    this.source = source;
    this.limits = limits;
    reader = scope.own(new AvioReader(source, limits.seeks()));
    try {
      AVInputFormat container = probe();
      kind = kindOf(container);
      if (kind.access() == InputContainer.Access.SEEKING && source.seekable()) {
        reader.allowSeeks();
      }
      context = Ffmpeg.requireAllocated(avformat_alloc_context(), "avformat_alloc_context");
      scope.onClose(() -> avformat_close_input(context));
      open(container);
      firstPacketOffset = avio_tell(reader.context());
      stream = bestAudioStream();
      declaredDuration = stream.duration();
      CodedSamples.correct(stream, kind, reader.isBigEndianWave());
      ignoreOthers();
    } catch (IOException | RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  private AVInputFormat probe() throws IOException {
    AVInputFormat container = new AVInputFormat(null);
    int score =
        av_probe_input_buffer2(reader.context(), container, "", null, 0, limits.probeBytes());
    reader.rethrow();
    if (reader.readNothing()) {
      throw new CorruptMediaException("the file is empty");
    }
    if (score < 0) {
      throw new UnsupportedMediaException("this is no media file of a known kind");
    }
    return container;
  }

  private static InputContainer kindOf(AVInputFormat container) throws UnsupportedMediaException {
    String name = container.name().getString();
    return InputContainer.ofDemuxer(name)
        .orElseThrow(() ->
            new UnsupportedMediaException(
                "files of the kind \"" + name + "\" hold no audio that is decoded"));
  }

  private void open(AVInputFormat container) throws IOException {
    context.pb(reader.context());
    context.flags(context.flags() | AVFMT_FLAG_CUSTOM_IO);
    context.max_streams(limits.streams()).probesize(limits.probeBytes());
    setOption("format_whitelist", InputContainer.WHITELIST);
    setOption("codec_whitelist", InputContainer.DECODERS);
    setOption("protocol_whitelist", "none");
    int result = avformat_open_input(context, (String) null, container, null);
    reader.rethrow();
    if (result < 0) {
      throw unreadable(Ffmpeg.message(result));
    }
  }

  /** Why nothing came out of a file of a known kind. */
  private DecodeException unreadable(String reason) {
    if (kind.access() == InputContainer.Access.SEEKING && !reader.seeksAllowed()) {
      return new UnsupportedMediaException(
          "%s can't be read in one pass where its index stands at the end".formatted(kind));
    }
    return new CorruptMediaException("%s can't be read: %s".formatted(kind, reason));
  }

  private void setOption(String name, String value) {
    Ffmpeg.require(av_opt_set(context, name, value, 0), "av_opt_set");
  }

  private AVStream bestAudioStream() throws IOException {
    // Where the header tells all, no packet has to be waited for.
    if ((context.ctx_flags() & AVFMTCTX_NOHEADER) != 0 || findAudio() < 0) {
      int result = avformat_find_stream_info(context, (PointerPointer<?>) null);
      reader.rethrow();
      if (result < 0) {
        throw new CorruptMediaException("its streams can't be read: " + Ffmpeg.message(result));
      }
    }
    int index = findAudio();
    if (index < 0 && reader.missingBytes() > 0) {
      throw new CorruptMediaException("it is cut, and its audio can't be found");
    }
    if (index < 0) {
      throw new UnsupportedMediaException("it holds no audio stream that can be decoded");
    }
    return context.streams(index);
  }

  private int findAudio() {
    return av_find_best_stream(context, AVMEDIA_TYPE_AUDIO, -1, -1, (AVCodec) null, 0);
  }

  private void ignoreOthers() {
    for (int i = 0; i < context.nb_streams(); i++) {
      if (i != stream.index()) {
        context.streams(i).discard(AVDISCARD_ALL);
      }
    }
  }

  /**
   * Whether time stamps are sample frames and each packet can be decoded by itself, in a source
   * that can seek: WAV files of PCM and FLAC files. Others know their places not exactly enough, or
   * their decoders remember what was before.
   */
  public boolean countsSampleFrames() {
    return source.seekable()
        && stream.time_base().num() == 1
        && stream.time_base().den() == stream.codecpar().sample_rate()
        && switch (kind) {
          case FLAC -> true;
          case WAV -> bytesOfSampleFrame() > 0;
          default -> false;
        };
  }

  /**
   * The number of sample frames, or {@link Long#MAX_VALUE} if it is not known. That of a FLAC file
   * is what its STREAMINFO says (RFC 9639, 8.2); that of a WAV file what its data chunk says, or
   * what is there if the size is left open. Of a file that is cut it is what the whole one has.
   */
  public long lengthFrames() {
    long declared = stream.duration() > 0 ? stream.duration() : Long.MAX_VALUE;
    if (kind == InputContainer.FLAC || source.sizeBytes() < 0) {
      return declared;
    }
    long end = source.sizeBytes() + reader.missingBytes();
    return Math.min(declared, (end - firstPacketOffset) / bytesOfSampleFrame());
  }

  /** Of PCM; 0 of everything else. */
  private int bytesOfSampleFrame() {
    AVCodecParameters audio = stream.codecpar();
    int bytes =
        av_get_exact_bits_per_sample(audio.codec_id())
            / Byte.SIZE
            * audio.ch_layout().nb_channels();
    return bytes == audio.block_align() ? bytes : 0;
  }

  /**
   * The next packet is the one of this sample frame or one before it.
   *
   * @return false if there is none to be found; where the next packet is, is then not known
   */
  public boolean seek(long sampleFrame) throws IOException {
    reader.allowSeeks();
    int result = av_seek_frame(context, stream.index(), sampleFrame, AVSEEK_FLAG_BACKWARD);
    reader.rethrow();
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
            && stream.time_base().num() == 1
            && stream.time_base().den() == stream.codecpar().sample_rate()
            && new SampleTable(stream).isGapless(fromPts, toPts, packetFrames);
    if (!proven) {
      return Jump.STAYED;
    }
    return seek(toPts) ? Jump.ARRIVED : Jump.LOST;
  }

  /**
   * Tells at the end whether it is that of the whole file.
   *
   * @param decodedFrames sample frames from the beginning, with silence for what was damaged
   * @param damaged whether something was
   * @throws CorruptMediaException if the file says that it has more
   */
  public void requireWhole(long decodedFrames, boolean damaged) throws CorruptMediaException {
    if (reader.missingBytes() > 0) {
      throw new CorruptMediaException("it is cut: the end of the file is missing");
    }
    long declaredFrames = declaredFrames();
    boolean all =
        switch (kind) {
          case APE, FLAC, TTA, WAVPACK -> decodedFrames >= declaredFrames;
          case MP3 -> damaged || decodedFrames + MP3_SURPLUS_FRAMES >= declaredFrames;
          default -> true;
        };
    if (!all) {
      throw new CorruptMediaException(
          "it is cut: it has %d of %d sample frames".formatted(decodedFrames, declaredFrames));
    }
  }

  /** The number of sample frames that the header declares; 0 where it says nothing. */
  private long declaredFrames() {
    return declaredDuration > 0
        ? av_rescale_q(
            declaredDuration, stream.time_base(), perSecond(stream.codecpar().sample_rate()))
        : 0;
  }

  private static AVRational perSecond(int rate) {
    return new AVRational().num(1).den(rate);
  }

  /**
   * Whether decoded frames have their place in them, so that what is missing between them is known
   * to the sample.
   */
  public boolean hasExactTimes() {
    return (kind == InputContainer.FLAC
            || kind == InputContainer.TTA
            || kind == InputContainer.WAVPACK)
        && stream.time_base().num() == 1
        && stream.time_base().den() == stream.codecpar().sample_rate();
  }

  public InputContainer kind() {
    return kind;
  }

  /** The exception to throw if not one packet of the stream could be decoded. */
  public DecodeException nothingDecoded() {
    return unreadable("no audio in it can be decoded");
  }

  public AVStream stream() {
    return stream;
  }

  /**
   * Reads the next packet of the audio stream.
   *
   * @return false at the end, which is also where the rest of a truncated file should be
   * @throws CorruptMediaException if too much in a row can't be read
   */
  public boolean read(AVPacket packet) throws IOException {
    for (int attempt = 0; ; ) {
      int result = av_read_frame(context, packet);
      reader.rethrow();
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

  @Override
  public void close() {
    scope.close();
  }
}
