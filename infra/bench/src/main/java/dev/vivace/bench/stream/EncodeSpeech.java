package dev.vivace.bench.stream;

import dev.vivace.audio.RawPcmInput;
import dev.vivace.audio.encode.AudioEncoder;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.pcm.PcmFormat;
import dev.vivace.pcm.SampleFormat;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A process that encodes a file of PCM to MP3, throws the result away, and prints what it cost in
 * CPU seconds, without what the process took to start. Runs on the package's own runtime with the
 * package's own flags.
 */
public final class EncodeSpeech {
  private EncodeSpeech() {}

  /**
   * Encodes the whole file.
   *
   * @param arguments a file of float32, its sample rate, its channels, the bit rate in kbit/s, and
   *     {@code ffmpeg} to leave libmp3lame aside
   */
  public static void main(String[] arguments) throws IOException {
    int sampleRate = Integer.parseInt(arguments[1]);
    int channels = Integer.parseInt(arguments[2]);
    EncodingSettings settings =
        new EncodingSettings(EncodingFormat.MP3, Integer.parseInt(arguments[3]));
    PcmFormat format = new PcmFormat(sampleRate, channels, SampleFormat.F32LE);
    OutputStream nowhere = OutputStream.nullOutputStream();
    try (InputStream pcm = new FileInputStream(arguments[0]);
        AudioEncoder encoder =
            arguments.length > 4
                ? AudioEncoder.ofFfmpeg(sampleRate, channels, settings, nowhere)
                : new AudioEncoder(sampleRate, channels, settings, nowhere)) {
      double start = CpuTime.ofThisProcess();
      encoder.writeAll(new RawPcmInput(pcm, format), () -> false);
      encoder.finish();
      System.out.println(CpuTime.ofThisProcess() - start);
    }
  }
}
