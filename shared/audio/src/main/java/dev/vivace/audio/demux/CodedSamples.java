package dev.vivace.audio.demux;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_F24LE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_F32BE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_F32LE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_F64BE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_F64LE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_S16BE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_S16LE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_S24BE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_S24LE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_S32BE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_S32LE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_U8;

import dev.vivace.audio.UnsupportedMediaException;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * The codes of samples in WAV files that FFmpeg takes for others: integers of fewer valid bits than
 * their container has (Microsoft, WAVEFORMATEXTENSIBLE; the bits are the upper ones), and the big
 * endian ones of RIFX.
 */
final class CodedSamples {
  private static final int WAVE_FORMAT_PCM = 1;

  private CodedSamples() {}

  /**
   * @throws UnsupportedMediaException if they can't be decoded rightly
   */
  static void correct(AVStream stream, InputContainer kind, boolean bigEndian)
      throws UnsupportedMediaException {
    AVCodecParameters audio = stream.codecpar();
    if (kind != InputContainer.WAV && kind != InputContainer.W64) {
      return;
    }
    if (isPadded(audio)) {
      audio.codec_id(ofContainer(audio.block_align() / audio.ch_layout().nb_channels()));
    }
    if (bigEndian) {
      audio.codec_id(turned(audio.codec_id()));
    }
  }

  /** Whether they fill more bytes than FFmpeg takes; with extra data they are floats of 24 bits. */
  private static boolean isPadded(AVCodecParameters audio) {
    int channels = audio.ch_layout().nb_channels();
    return audio.codec_tag() == WAVE_FORMAT_PCM
        && audio.extradata_size() == 0
        && channels > 0
        && audio.block_align() % channels == 0
        && audio.block_align() / channels > validBytes(audio.codec_id());
  }

  private static int validBytes(int codecId) {
    return switch (codecId) {
      case AV_CODEC_ID_PCM_U8 -> 1;
      case AV_CODEC_ID_PCM_S16LE -> 2;
      case AV_CODEC_ID_PCM_S24LE, AV_CODEC_ID_PCM_F24LE -> 3;
      default -> Integer.MAX_VALUE;
    };
  }

  private static int ofContainer(int bytes) throws UnsupportedMediaException {
    return switch (bytes) {
      case 2 -> AV_CODEC_ID_PCM_S16LE;
      case 3 -> AV_CODEC_ID_PCM_S24LE;
      case 4 -> AV_CODEC_ID_PCM_S32LE;
      default ->
          throw new UnsupportedMediaException("its samples of " + bytes + " bytes are not decoded");
    };
  }

  private static int turned(int codecId) throws UnsupportedMediaException {
    return switch (codecId) {
      case AV_CODEC_ID_PCM_U8 -> AV_CODEC_ID_PCM_U8;
      case AV_CODEC_ID_PCM_S16LE -> AV_CODEC_ID_PCM_S16BE;
      case AV_CODEC_ID_PCM_S24LE -> AV_CODEC_ID_PCM_S24BE;
      case AV_CODEC_ID_PCM_S32LE -> AV_CODEC_ID_PCM_S32BE;
      case AV_CODEC_ID_PCM_F32LE -> AV_CODEC_ID_PCM_F32BE;
      case AV_CODEC_ID_PCM_F64LE -> AV_CODEC_ID_PCM_F64BE;
      default ->
          throw new UnsupportedMediaException("only PCM is decoded of big endian WAV files (RIFX)");
    };
  }
}
