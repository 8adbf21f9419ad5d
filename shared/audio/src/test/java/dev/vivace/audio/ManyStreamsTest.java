package dev.vivace.audio;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.audio.decode.MediaDecoder;
import dev.vivace.audio.encode.AudioEncoder;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.audio.io.ByteSource;
import dev.vivace.testkit.MediaFixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ManyStreamsTest {
  private static final EncodingSettings MP3 = EncodingSettings.of(EncodingFormat.MP3);

  @Test
  void fiftyTranscodesAtOnceAllGiveTheBytesOfOne() throws Exception {
    byte[] alone = transcoded(MediaFixtures.bytes("speech.ogg"), new CyclicBarrier(1));
    CyclicBarrier allOpen = new CyclicBarrier(50);
    List<Future<byte[]>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
      for (int i = 0; i < 50; i++) {
        results.add(threads.submit(() -> transcoded(MediaFixtures.bytes("speech.ogg"), allOpen)));
      }
      for (Future<byte[]> result : results) {
        assertThat(result.get()).isEqualTo(alone);
      }
    }
  }

  /** Opens the decoder and the encoder, waits for the others to have done so, and goes on. */
  private static byte[] transcoded(byte[] file, CyclicBarrier allOpen)
      throws IOException, InterruptedException, BrokenBarrierException, TimeoutException {
    ByteArrayOutputStream mp3 = new ByteArrayOutputStream();
    try (MediaDecoder decoder =
            new MediaDecoder(ByteSource.forwardOnly(new Pieces(file, 999)), DecodeLimits.DEFAULT);
        AudioEncoder encoder =
            new AudioEncoder(decoder.sampleRate(), decoder.channels(), MP3, mp3)) {
      allOpen.await(30, SECONDS);
      float[] piece = new float[4_000];
      for (int frames = decoder.read(piece); frames >= 0; frames = decoder.read(piece)) {
        encoder.write(piece, frames);
      }
      encoder.finish();
    }
    return mp3.toByteArray();
  }

  @Test
  void aHundredStreamsOnVirtualThreadsWithBlockingSinksFinish()
      throws InterruptedException, ExecutionException {
    Pcm pcm = Pcm.sine(24_000, 1, 440, 0.2);
    CyclicBarrier allWriting = new CyclicBarrier(100);
    List<Future<Long>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        results.add(threads.submit(() -> encodedBytes(pcm, new BarrierSink(allWriting))));
      }
      for (Future<Long> result : results) {
        assertThat(result.get()).isPositive();
      }
    }
  }

  private static long encodedBytes(Pcm pcm, OutputStream sink) throws IOException {
    try (AudioEncoder encoder = new AudioEncoder(pcm.sampleRate(), pcm.channels(), MP3, sink)) {
      encoder.write(pcm.samples(), pcm.frames());
      return encoder.finish().outputBytes();
    }
  }

  /**
   * Blocks at its first byte until every other stream has come as far: a thread that held its
   * carrier would block them all.
   */
  private static final class BarrierSink extends OutputStream {
    private final CyclicBarrier barrier;
    private boolean passed;

    BarrierSink(CyclicBarrier barrier) {
      this.barrier = barrier;
    }

    @Override
    public void write(int b) throws IOException {
      if (!passed) {
        passed = true;
        try {
          barrier.await(30, SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
          throw new IOException(e);
        }
      }
    }
  }

  @Tag("long")
  @Test
  void streamsFreeWhatTheyTookHoweverTheyEnd() {
    new NativeHeap().assertNothingIsKept(() -> useOften(300), () -> useOften(1_500));
  }

  @Tag("long")
  @Test
  void encodersThatAreOnlyOpenedFreeTheirBuffers() {
    new NativeHeap().assertNothingIsKept(() -> openAndClose(200), () -> openAndClose(2_500));
  }

  private static void openAndClose(int times) {
    for (int i = 0; i < times; i++) {
      new AudioEncoder(24_000, 1, format(i), OutputStream.nullOutputStream()).close();
    }
  }

  private static EncodingSettings format(int i) {
    return EncodingSettings.of(EncodingFormat.values()[i % EncodingFormat.values().length]);
  }

  private static void useOften(int times) {
    for (int i = 0; i < times; i++) {
      useOnce(i);
    }
  }

  private static void useOnce(int i) {
    byte[] file = MediaFixtures.bytes(MediaFixtures.SPEECH.get(i % MediaFixtures.SPEECH.size()));
    try {
      switch (i % 4) {
        case 0 -> Pcm.sine(37_800, 2, 440, 0.05).encoded(format(i / 4));
        case 1 -> encodedBytes(Pcm.sine(24_000, 1, 440, 0.1), new ClosedSink());
        case 2 ->
            new MediaDecoder(
                    new FailingSource(file, 3_000, new IOException("gone")), DecodeLimits.DEFAULT)
                .close();
        default -> new MediaDecoder(ByteSource.of(file), DecodeLimits.DEFAULT).close();
      }
    } catch (IOException expected) {
      assertThat(expected).hasMessageContaining("gone");
    }
  }

  private static final class ClosedSink extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("gone");
    }
  }
}
