package dev.vivace.audio.hls;

import static dev.vivace.audio.hls.Fields.box;
import static dev.vivace.audio.hls.Fields.full;

/** The init segment of a track (ISO/IEC 14496-12, 8.1 to 8.8): its codec, and not one sample. */
public final class InitSegment {
  private static final int UNDETERMINED_LANGUAGE = 0x55c4;
  private static final int BITS_PER_SAMPLE = 16;
  private static final int MAX_FIELD_RATE = 0xffff;

  private InitSegment() {}

  /** Returns the bytes, the same each time. */
  public static byte[] of(HlsTrack track) {
    byte[] brands = new Fields().text("iso6").u32(0).text("iso6cmfcmp41").toBytes();
    byte[] movie = box("moov", movieHeader(track), trak(track), box("mvex", defaults(track)));
    return new Fields().bytes(box("ftyp", brands)).bytes(movie).toBytes();
  }

  private static byte[] movieHeader(HlsTrack track) {
    Fields header = full(0, 0).u32(0).u32(0).u32(track.sampleRate()).u32(0);
    header.u32(0x0001_0000).u16(0x0100).zeros(10);
    return box("mvhd", matrix(header).zeros(24).u32(2).toBytes());
  }

  private static byte[] trak(HlsTrack track) {
    Fields header = full(0, 7).u32(0).u32(0).u32(MediaSegment.TRACK_ID).u32(0).u32(0);
    header.zeros(8).u16(0).u16(0).u16(0x0100).u16(0);
    byte[] trackHeader = box("tkhd", matrix(header).u32(0).u32(0).toBytes());
    return box("trak", trackHeader, media(track));
  }

  /** Nothing is turned or scaled. */
  private static Fields matrix(Fields fields) {
    return fields.u32(0x0001_0000).zeros(12).u32(0x0001_0000).zeros(12).u32(0x4000_0000);
  }

  private static byte[] media(HlsTrack track) {
    byte[] header =
        full(0, 0)
            .u32(0)
            .u32(0)
            .u32(track.sampleRate())
            .u32(0)
            .u16(UNDETERMINED_LANGUAGE)
            .u16(0)
            .toBytes();
    byte[] handler = full(0, 0).u32(0).text("soun").zeros(12).u8(0).toBytes();
    byte[] reference = full(0, 0).u32(1).bytes(box("url ", full(0, 1).toBytes())).toBytes();
    byte[] information =
        box(
            "minf",
            box("smhd", full(0, 0).u32(0).toBytes()),
            box("dinf", box("dref", reference)),
            sampleTable(track));
    return box("mdia", box("mdhd", header), box("hdlr", handler), information);
  }

  /** Empty but for the description: the samples are in segments. */
  private static byte[] sampleTable(HlsTrack track) {
    byte[] none = full(0, 0).u32(0).toBytes();
    return box(
        "stbl",
        box("stsd", full(0, 0).u32(1).bytes(sampleEntry(track)).toBytes()),
        box("stts", none),
        box("stsc", none),
        box("stsz", full(0, 0).u32(0).u32(0).toBytes()),
        box("stco", none));
  }

  private static byte[] sampleEntry(HlsTrack track) {
    Fields entry = new Fields().zeros(6).u16(1).zeros(8);
    entry.u16(track.channels()).u16(BITS_PER_SAMPLE).u32(0).u32((long) fieldRate(track) << 16);
    return track.isFlac()
        ? box("fLaC", entry.bytes(box("dfLa", flacSpecific(track))).toBytes())
        : box("mp4a", entry.bytes(box("esds", AacConfig.elementaryStream(track))).toBytes());
  }

  /**
   * The rate in a field of 16 bits; what does not fit is halved; the decoder looks into its own
   * configuration.
   */
  private static int fieldRate(HlsTrack track) {
    int rate = track.sampleRate();
    while (rate > MAX_FIELD_RATE) {
      rate /= 2;
    }
    return rate;
  }

  private static byte[] flacSpecific(HlsTrack track) {
    byte[] streamInfo = FlacFrames.streamInfo(track);
    return full(0, 0).u8(0x80).u24(streamInfo.length).bytes(streamInfo).toBytes();
  }

  private static byte[] defaults(HlsTrack track) {
    Fields defaults = full(0, 0).u32(MediaSegment.TRACK_ID).u32(1).u32(track.frameSamples());
    return box("trex", defaults.u32(0).u32(MediaSegment.INDEPENDENT).toBytes());
  }
}
