package dev.vivace.audio.hls;

import java.util.List;

/** The description of AAC-LC beside its frames, and the frame of silence (ISO/IEC 14496-3). */
final class AacConfig {
  private static final List<Integer> SAMPLE_RATES =
      List.of(
          96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025,
          8_000, 7_350);

  private static final int LOW_COMPLEXITY = 2;
  private static final int SPECTRAL_BAND_REPLICATION = 5;
  private static final int SYNC_EXTENSION = 0x2b7;
  private static final int BITS_PER_KILOBIT = 1000;

  /** MPEG-4 audio (ISO/IEC 14496-1, table 5). */
  private static final int OBJECT_TYPE = 0x40;

  private static final int AUDIO_STREAM = 0x05 << 2 | 1;

  /** Kinds of syntactic elements (table 4.85). */
  private static final int SINGLE_CHANNEL = 0;

  private static final int CHANNEL_PAIR = 1;
  private static final int END = 7;

  private static final int SILENT_GAIN = 0;

  /** Neither pulses, nor temporal noise shaping, nor gain control. */
  private static final int NO_TOOLS = 0;

  private AacConfig() {}

  /** The fields of {@code esds} (ISO/IEC 14496-14, 5.6; descriptors: 14496-1, 7.2.6). */
  static byte[] elementaryStream(HlsTrack track) {
    byte[] specific = descriptor(5, audioSpecificConfig(track));
    long bitsPerSecond = (long) track.bitrateKbps() * BITS_PER_KILOBIT;
    byte[] decoder =
        new Fields()
            .u8(OBJECT_TYPE)
            .u8(AUDIO_STREAM)
            .u24(0)
            .u32(bitsPerSecond)
            .u32(bitsPerSecond)
            .bytes(specific)
            .toBytes();
    byte[] stream =
        new Fields()
            .u16(MediaSegment.TRACK_ID)
            .u8(0)
            .bytes(descriptor(4, decoder))
            .bytes(descriptor(6, new byte[] {2}))
            .toBytes();
    return Fields.full(0, 0).bytes(descriptor(3, stream)).toBytes();
  }

  private static byte[] descriptor(int tag, byte[] content) {
    return new Fields().u8(tag).u8(content.length).bytes(content).toBytes();
  }

  /** Says that there is no SBR, which decoders look for at low rates otherwise (1.6.5). */
  private static byte[] audioSpecificConfig(HlsTrack track) {
    return new Bits()
        .put(LOW_COMPLEXITY, 5)
        .put(SAMPLE_RATES.indexOf(track.sampleRate()), 4)
        .put(track.channels(), 4)
        .put(0, 3)
        .put(SYNC_EXTENSION, 11)
        .put(SPECTRAL_BAND_REPLICATION, 5)
        .put(0, 1)
        .toBytes();
  }

  /** One {@code raw_data_block} (4.4.2.1) whose channels have no spectrum at all. */
  static byte[] silentFrame(int channels) {
    Bits block = new Bits();
    if (channels == 1) {
      block.put(SINGLE_CHANNEL, 3).put(0, 4).put(SILENT_GAIN, 8);
      information(block);
      block.put(NO_TOOLS, 3);
    } else {
      block.put(CHANNEL_PAIR, 3).put(0, 4).put(1, 1);
      information(block);
      block.put(0, 2);
      block.put(SILENT_GAIN, 8).put(NO_TOOLS, 3).put(SILENT_GAIN, 8).put(NO_TOOLS, 3);
    }
    return block.put(END, 3).toBytes();
  }

  /** A long window of Kaiser and Bessel, as the encoder's are, with no bands. */
  private static void information(Bits block) {
    block.put(0, 1).put(0, 2).put(1, 1).put(0, 6).put(0, 1);
  }
}
