package dev.vivace.bench.stream;

import dev.vivace.audio.PcmInput;
import dev.vivace.audio.RawPcmInput;
import dev.vivace.audio.encode.EncodedOutput;
import dev.vivace.audio.encode.FileSink;
import dev.vivace.audio.encode.Pace;
import dev.vivace.audio.encode.Transcoder;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.pcm.PcmFormat;
import dev.vivace.pcm.SampleFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** The bit rates that were asked for, and those that speech takes, the container with it. */
final class BitRateBench {
  private static final int SECONDS = 20;
  private static final List<Integer> SAMPLE_RATES = List.of(24_000, 48_000);

  /**
   * One format at one rate, in kbit/s.
   *
   * @param asked 0 where there is nothing to ask for
   * @param waiting to a listener who waits for each packet
   * @param streamed of sound that is there already
   * @param kept as a finished file
   */
  record Row(
      String format, int sampleRate, int asked, double waiting, double streamed, double kept) {}

  List<Row> measure() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (int sampleRate : SAMPLE_RATES) {
      byte[] pcm = Speech.bytes(new Speech().next(new float[SECONDS * sampleRate]));
      for (EncodingFormat format : EncodingFormat.values()) {
        for (int asked : format.lossless() ? List.of(0) : format.bitratesKbps(sampleRate)) {
          rows.add(row(format, sampleRate, asked, pcm));
        }
      }
    }
    return rows;
  }

  private static Row row(EncodingFormat format, int sampleRate, int asked, byte[] pcm)
      throws IOException {
    EncodingSettings settings =
        asked == 0 ? EncodingSettings.of(format) : new EncodingSettings(format, asked);
    Size waiting = new Size();
    Size streamed = new Size();
    Size kept = new Size();
    encode(pcm, sampleRate, settings, new EncodedOutput(waiting, Pace.AT_ONCE, 0, null));
    encode(pcm, sampleRate, settings, new EncodedOutput(streamed, Pace.GROWING, 0, kept.file()));
    return new Row(format.label(), sampleRate, asked, waiting.kbps(), streamed.kbps(), kept.kbps());
  }

  private static void encode(
      byte[] pcm, int sampleRate, EncodingSettings settings, EncodedOutput output)
      throws IOException {
    PcmFormat format = new PcmFormat(sampleRate, 1, SampleFormat.F32LE);
    try (PcmInput input = new RawPcmInput(new ByteArrayInputStream(pcm), format)) {
      Transcoder.encode(input, settings, output);
    }
  }

  /** Counts bytes. */
  private static final class Size extends OutputStream {
    private long bytes;

    @Override
    public void write(int value) {
      bytes++;
    }

    @Override
    public void write(byte[] source, int offset, int lengthBytes) {
      bytes += lengthBytes;
    }

    FileSink file() {
      return new FileSink() {
        @Override
        public void write(byte[] source, int offset, int lengthBytes) {
          bytes += lengthBytes;
        }

        @Override
        public void rewrite(int position, byte[] source) {}
      };
    }

    double kbps() {
      return bytes * 8 / 1000.0 / SECONDS;
    }
  }
}
