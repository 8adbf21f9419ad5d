package dev.vivace.audio.demux;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The containers that are opened, by FFmpeg's names of their demuxers. The list is closed because
 * some of the others, such as playlists, open further files and addresses.
 */
public enum InputContainer {
  AAC("aac", Access.FORWARD),
  AC3("ac3", Access.FORWARD),
  AIFF("aiff", Access.SEEKING),
  AMR("amr", Access.FORWARD),
  APE("ape", Access.FORWARD),
  ASF("asf", Access.FORWARD),
  AU("au", Access.FORWARD),
  AVI("avi", Access.SEEKING),
  CAF("caf", Access.SEEKING),
  EAC3("eac3", Access.FORWARD),
  FLAC("flac", Access.FORWARD),
  FLV("flv", Access.FORWARD),
  ISO_BMFF("mov,mp4,m4a,3gp,3g2,mj2", Access.SEEKING),
  MATROSKA("matroska,webm", Access.FORWARD),
  MP3("mp3", Access.FORWARD),
  MPEG_PS("mpeg", Access.FORWARD),
  MPEG_TS("mpegts", Access.FORWARD),
  OGG("ogg", Access.FORWARD),
  TTA("tta", Access.FORWARD),
  W64("w64", Access.FORWARD),
  WAV("wav", Access.FORWARD),
  WAVPACK("wv", Access.FORWARD);

  /** The way in which a container is read. */
  enum Access {
    /**
     * All that decoding needs comes before it is needed; the demuxer is told that it can't seek.
     */
    FORWARD,
    /** The index may stand at the end, or streams may not be interleaved. */
    SEEKING
  }

  /** For {@code format_whitelist}, so that no container opens another kind inside itself. */
  static final String WHITELIST =
      Arrays.stream(values()).map(kind -> kind.demuxer).collect(Collectors.joining(","));

  /** For {@code codec_whitelist}: audio only, so that no video decoder ever sees the input. */
  public static final String DECODERS =
      String.join(
          ",",
          List.of(
              "aac,aac_latm,ac3,adpcm_ima_qt,adpcm_ima_wav,adpcm_ms,adpcm_swf,alac,amrnb,amrwb,ape,eac3,flac,gsm,gsm_ms,libspeex",
              "mp1,mp1float,mp2,mp2float,mp3,mp3float,opus,pcm_alaw,pcm_bluray,pcm_dvd,pcm_f32be,pcm_f32le,pcm_f64be",
              "pcm_f64le,pcm_mulaw,pcm_s16be,pcm_s16le,pcm_s24be,pcm_s24le,pcm_s32be,pcm_s32le,pcm_s8,pcm_u8,tta",
              "vorbis,wavpack,wmalossless,wmapro,wmav1,wmav2"));

  private final String demuxer;
  private final Access access;

  InputContainer(String demuxer, Access access) {
    this.demuxer = demuxer;
    this.access = access;
  }

  Access access() {
    return access;
  }

  static Optional<InputContainer> ofDemuxer(String demuxer) {
    return Arrays.stream(values()).filter(kind -> kind.demuxer.equals(demuxer)).findFirst();
  }
}
