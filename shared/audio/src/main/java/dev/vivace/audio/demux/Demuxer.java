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
import org.bytedeco.javacpp.PointerPointer;

/** Takes the packets of the best audio stream out of a container. */
public final class Demuxer implements NativeOwner {
  private final ByteSource source;
  private final DecodeLimits limits;
  private final NativeScope scope = new NativeScope();
  private final AvioReader reader;
  private final AVFormatContext context;
  private final AVStream stream;
  private final InputContainer kind;
  private final long firstPacketOffset;

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
   * what is there if the file ends before or the size is left open.
   */
  public long lengthFrames() {
    long declared = stream.duration() > 0 ? stream.duration() : Long.MAX_VALUE;
    if (kind == InputContainer.FLAC || source.sizeBytes() < 0) {
      return declared;
    }
    return Math.min(declared, (source.sizeBytes() - firstPacketOffset) / bytesOfSampleFrame());
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
   * @return false if the next packet is still the one that would have been
   */
  public boolean jump(long fromPts, long toPts, long packetFrames) throws IOException {
    return kind == InputContainer.ISO_BMFF
        && source.seekable()
        && packetFrames > 0
        && stream.time_base().num() == 1
        && stream.time_base().den() == stream.codecpar().sample_rate()
        && new SampleTable(stream).isGapless(fromPts, toPts, packetFrames)
        && seek(toPts);
  }

  /** What to throw if not one packet of the stream could be decoded. */
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
   */
  public boolean read(AVPacket packet) throws IOException {
    for (int attempt = 0; ; ) {
      int result = av_read_frame(context, packet);
      reader.rethrow();
      if (result >= 0 && packet.stream_index() == stream.index()) {
        return true;
      }
      if (result >= 0) {
        av_packet_unref(packet);
      } else if (result == AVERROR_EOF() || ++attempt > limits.damagedPackets()) {
        return false;
      }
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
