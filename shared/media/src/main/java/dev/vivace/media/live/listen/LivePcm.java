package dev.vivace.media.live.listen;

import dev.vivace.media.live.LiveChunkList;
import dev.vivace.media.live.LiveChunks;
import dev.vivace.media.live.LiveEnd;
import dev.vivace.media.live.LiveStream;
import dev.vivace.media.live.LiveStreams;
import dev.vivace.media.s3.Outages;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The PCM of a live stream from a chunk on, as a stream of bytes: what is there as fast as S3 gives
 * it, then as it comes. A read gives what has arrived, and waits only if that is nothing. Not
 * thread safe.
 *
 * <p>It waits by asking S3 again, at a pace that follows the producer's. Ends where the stream
 * does, or at the limit. A read that would wait longer than to the limit's deadline fails by {@link
 * InterruptedIOException}.
 */
public final class LivePcm extends InputStream {
  private final LiveStreams streams;
  private final LiveStream stream;
  private final Waiting waiting;
  private final Clock clock;
  private final Instant deadline;
  private final ChunkReads reads;
  private final PollPace pace;
  private @Nullable LiveEnd end;
  private Instant lastArrival;

  /** The time at which a missing chunk is given up; null while no later one is known. */
  private @Nullable Instant gapEnd;

  private byte[] chunk = new byte[0];
  private int offset;
  private int previousBytes;
  private long skipBytes;
  private long remainingBytes;

  /**
   * @param place where to begin
   * @param limit where to end at the latest, and when
   */
  LivePcm(LiveStreams streams, LivePlace place, Waiting waiting, LiveLimit limit) {
    this.streams = streams;
    this.stream = place.stream();
    this.waiting = waiting;
    this.clock = streams.clock();
    this.deadline = limit.deadline();
    this.remainingBytes = limit.endBytes() - place.startBytes();
    this.skipBytes = place.from().skipBytes();
    this.previousBytes = place.from().previousBytes();
    this.reads = new ChunkReads(streams.chunks(), stream.id(), place.from().firstChunk());
    this.pace = new PollPace(clock.instant());
    this.lastArrival = place.from().lastArrival();
    this.end = place.end().orElse(null);
    reads.extendTo(place.from().knownChunks());
    if (place.from().knownChunks() > 0) {
      pace.begun();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int at, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (remainingBytes <= 0 || !hasMore()) {
      return -1;
    }
    int count = (int) Math.min(Math.min(length, chunk.length - offset), remainingBytes);
    System.arraycopy(chunk, offset, target, at, count);
    offset += count;
    remainingBytes -= count;
    return count;
  }

  /**
   * Whether there is at least one byte more; waits for it.
   *
   * @throws IOException as {@link #read}
   */
  public boolean hasMore() throws IOException {
    while (offset == chunk.length) {
      Optional<byte[]> next = nextChunk();
      if (next.isEmpty()) {
        return false;
      }
      chunk = next.get();
      previousBytes = chunk.length;
      offset = (int) Math.min(skipBytes, chunk.length);
      skipBytes -= offset;
    }
    return true;
  }

  private Optional<byte[]> nextChunk() throws IOException {
    while (end == null || reads.next() < end.chunks()) {
      if (reads.ready()) {
        return Optional.of(reads.take());
      }
      pause(pace.rest());
      Instant now = clock.instant();
      Optional<byte[]> asked = isGapOver(now) || pace.looks(now) ? look() : probe();
      if (asked.isPresent()) {
        return asked;
      }
    }
    return Optional.empty();
  }

  /** Asks for the next chunk alone. */
  private Optional<byte[]> probe() throws IOException {
    Optional<LiveChunks.Stored> found = reads.probe();
    if (found.isEmpty()) {
      pauseUpToGapEnd();
      return Optional.empty();
    }
    if (found.get().kind() == LiveChunks.Kind.END) {
      ended(LiveEnd.Reason.ENDED);
      return Optional.empty();
    }
    arrived();
    return found.map(LiveChunks.Stored::bytes);
  }

  private void arrived() {
    gapEnd = null;
    lastArrival = clock.instant();
    pace.arrived(lastArrival);
  }

  /** Looks at all that is there from the next chunk on. */
  private Optional<byte[]> look() throws IOException {
    int number = reads.next();
    LiveChunkList list = Outages.outlasted(() -> streams.chunks().list(stream.id(), number));
    pace.looked();
    Optional<Integer> later = list.nextAfter(number);
    if (list.ended()) {
      ended(LiveEnd.Reason.ENDED);
    } else if (list.contains(number)) {
      reads.extendTo(list.firstMissing());
      arrived();
    } else if (later.isPresent()) {
      waitForMissing(list, later.get());
    } else if (streams.isSilent(stream, Optional.of(lastArrival))) {
      ended(LiveEnd.Reason.EXPIRED);
    } else {
      pauseUpToGapEnd();
    }
    return Optional.empty();
  }

  /** All chunks before {@code later} are missing, and are waited for at once. */
  private void waitForMissing(LiveChunkList list, int later) throws IOException {
    gapEnd = list.oldest().orElseThrow().plus(LiveStreams.GAP_WAIT);
    if (!isGapOver(clock.instant())) {
      pauseUpToGapEnd();
      return;
    }
    int sizeBytes = reads.next() == 0 ? list.sizeOf(later) : previousBytes;
    for (int number = reads.next(); number < later; number++) {
      streams.fill(stream, number, sizeBytes);
    }
    reads.extendTo(list.firstMissingFrom(later));
    arrived();
  }

  private boolean isGapOver(Instant now) {
    return gapEnd != null && !now.isBefore(gapEnd);
  }

  private void pauseUpToGapEnd() throws InterruptedIOException {
    Instant now = clock.instant();
    Duration time = pace.missed(now);
    if (gapEnd != null && now.plus(time).isAfter(gapEnd)) {
      time = Duration.between(now, gapEnd);
    }
    pause(time);
  }

  private void ended(LiveEnd.Reason reason) {
    LiveEnd found = Outages.outlasted(() -> streams.end(stream, reason));
    end = found;
    reads.extendTo(found.chunks());
  }

  private void pause(Duration time) throws InterruptedIOException {
    if (time.isZero()) {
      return;
    }
    if (clock.instant().plus(time).isAfter(deadline)) {
      throw new InterruptedIOException("the time to listen to " + stream.id() + " is over");
    }
    try {
      waiting.pause(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a chunk");
    }
  }

  @Override
  public void close() {
    reads.close();
  }
}
