package dev.vivace.audio.demux;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_CUSTOM_IO;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avformat.AVFMTCTX_NOHEADER;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_probe_input_buffer2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_tell;
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
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.PointerPointer;

/** One of libavformat's demuxers, opened for a kind of file that is allowed, at its best audio. */
final class OpenedContainer implements NativeOwner {
  private final NativeScope scope = new NativeScope();
  private final AvioReader reader;
  private final InputContainer kind;
  private final AVFormatContext context;
  private final long firstPacketOffset;
  private final AVStream stream;

  /**
   * @param source not closed
   */
  OpenedContainer(ByteSource source, DecodeLimits limits) throws IOException {
    Ffmpeg.load();
    reader = scope.own(new AvioReader(source, limits.seeks()));
    try {
      AVInputFormat container = probe(limits);
      kind = kindOf(container);
      if (kind.access() == InputContainer.Access.SEEKING && source.seekable()) {
        reader.allowSeeks();
      }
      context = Ffmpeg.requireAllocated(avformat_alloc_context(), "avformat_alloc_context");
      scope.onClose(() -> avformat_close_input(context));
      open(container, limits);
      firstPacketOffset = avio_tell(reader.context());
      stream = bestAudioStream();
      CodedSamples.correct(stream, kind, reader.isBigEndianWave());
      ignoreOthers();
    } catch (IOException | RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  private AVInputFormat probe(DecodeLimits limits) throws IOException {
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

  private void open(AVInputFormat container, DecodeLimits limits) throws IOException {
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

  /** Why nothing came out of a file of a known kind. */
  DecodeException unreadable(String reason) {
    if (kind.access() == InputContainer.Access.SEEKING && !reader.seeksAllowed()) {
      return new UnsupportedMediaException(
          "%s can't be read in one pass where its index stands at the end".formatted(kind));
    }
    return new CorruptMediaException("%s can't be read: %s".formatted(kind, reason));
  }

  AvioReader reader() {
    return reader;
  }

  InputContainer kind() {
    return kind;
  }

  AVFormatContext context() {
    return context;
  }

  /** The bytes that stand before the first packet, if packets begin where the header ends. */
  long firstPacketOffset() {
    return firstPacketOffset;
  }

  AVStream stream() {
    return stream;
  }

  @Override
  public void close() {
    scope.close();
  }
}
