package dev.vivace.media.live;

import dev.vivace.media.Ids;
import dev.vivace.media.TestMedia;
import dev.vivace.testkit.S3Coordinates;
import dev.vivace.testkit.SimulatedTime;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** One process of a function, as far as live streams are concerned, in simulated time. */
final class LiveProcess implements AutoCloseable {
  static final LiveFormat MONO_8K = new LiveFormat(8_000, 1, LiveFormat.SampleType.S16LE);

  private final TestMedia media;
  private final LiveStreams streams;
  private final LiveListeners listeners;
  private final LiveArchive archive;

  LiveProcess(S3Coordinates at, SimulatedTime time, ExecutionInterceptor... interceptors) {
    media = TestMedia.of(at, interceptors);
    streams = new LiveStreams(media.s3(), at.bucket(), new Ids(time, new SecureRandom()), time);
    listeners = new LiveListeners(streams, time::pause);
    archive = new LiveArchive(media.s3(), at.bucket(), streams, TestMedia.DETECTOR);
  }

  LiveStream create() {
    return streams.create(MONO_8K, "A talk");
  }

  LiveStreams streams() {
    return streams;
  }

  LiveListeners listeners() {
    return listeners;
  }

  LiveArchive archive() {
    return archive;
  }

  TestMedia media() {
    return media;
  }

  /** Everything from the beginning to the end of the stream. */
  byte[] heard(LiveStream stream) throws IOException {
    return heard(listeners.look(stream.id()).at(0));
  }

  byte[] heard(LivePlace place) throws IOException {
    try (LivePcm pcm = open(place)) {
      return pcm.readAllBytes();
    }
  }

  LivePcm open(LivePlace place) {
    Instant deadline = streams.clock().instant().plus(Duration.ofDays(1));
    return listeners.open(place, new LiveLimit(Long.MAX_VALUE, deadline));
  }

  /** A chunk that tells which one it is. */
  static byte[] chunk(int number, int sizeBytes) {
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
