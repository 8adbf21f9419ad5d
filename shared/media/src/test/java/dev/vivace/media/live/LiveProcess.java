package dev.vivace.media.live;

import dev.vivace.media.Ids;
import dev.vivace.media.TestMedia;
import dev.vivace.media.live.archive.LiveArchive;
import dev.vivace.media.live.listen.LiveLimit;
import dev.vivace.media.live.listen.LiveListeners;
import dev.vivace.media.live.listen.LivePcm;
import dev.vivace.media.live.listen.LivePlace;
import dev.vivace.pcm.PcmFormat;
import dev.vivace.pcm.SampleFormat;
import dev.vivace.testkit.S3Coordinates;
import dev.vivace.testkit.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** One process of a function, as far as live streams are concerned, in simulated time. */
public final class LiveProcess implements AutoCloseable {
  static final PcmFormat MONO_8K = new PcmFormat(8_000, 1, SampleFormat.S16LE);

  private final TestMedia media;
  private final LiveStreams streams;
  private final LiveListeners listeners;
  private final LiveArchive archive;

  /** As functions have it. */
  public LiveProcess(S3Coordinates at, SimulatedTime time) {
    this(TestMedia.direct(at), time);
  }

  /** One whose every request goes by the SDK, and so past interceptors of it. */
  public LiveProcess(S3Coordinates at, SimulatedTime time, ExecutionInterceptor... interceptors) {
    this(TestMedia.of(at, interceptors), time);
  }

  /** Closes the media. */
  public LiveProcess(TestMedia media, SimulatedTime time) {
    this.media = media;
    streams = new LiveStreams(media.bucket(), new Ids(time), time);
    listeners = new LiveListeners(streams, time::pause);
    archive = new LiveArchive(media.bucket(), streams, TestMedia.DETECTOR);
  }

  public LiveStream create() {
    return streams.create(MONO_8K, "A talk");
  }

  public LiveStreams streams() {
    return streams;
  }

  public LiveListeners listeners() {
    return listeners;
  }

  public LiveArchive archive() {
    return archive;
  }

  public TestMedia media() {
    return media;
  }

  /** Everything from the beginning to the end of the stream. */
  public byte[] heard(LiveStream stream) throws IOException {
    return heard(listeners.look(stream.id()).at(0));
  }

  public byte[] heard(LivePlace place) throws IOException {
    try (LivePcm pcm = open(place)) {
      return pcm.readAllBytes();
    }
  }

  public LivePcm open(LivePlace place) {
    Instant deadline = streams.clock().instant().plus(Duration.ofDays(1));
    return listeners.open(place, new LiveLimit(Long.MAX_VALUE, deadline));
  }

  /** A chunk that tells which one it is. */
  public static byte[] chunk(int number, int sizeBytes) {
    byte[] bytes = new byte[sizeBytes];
    for (int i = 0; i < sizeBytes; i++) {
      bytes[i] = (byte) (number * 31 + i + 1);
    }
    return bytes;
  }

  @Override
  public void close() {
    media.close();
  }
}
