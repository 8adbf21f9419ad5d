package dev.vivace.media.live.listen;

import dev.vivace.media.live.LiveChunks;
import dev.vivace.media.live.LiveException;
import dev.vivace.media.live.LiveStreamId;
import dev.vivace.media.s3.ConcurrentReads;
import dev.vivace.media.s3.Outages;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads chunks that are there in their order, the next ones ahead. An outage of S3 is outlasted.
 * Closed by who made it.
 */
final class ChunkReads implements AutoCloseable {
  private static final int AHEAD = 8;

  private final LiveChunks chunks;
  private final LiveStreamId id;
  private final ExecutorService executor =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("chunk-read-", 0).factory());
  private final Deque<Future<Optional<LiveChunks.Stored>>> reads = new ArrayDeque<>();
  private int next;
  private int end;

  /**
   * @param next number of the first chunk
   */
  ChunkReads(LiveChunks chunks, LiveStreamId id, int next) {
    this.chunks = chunks;
    this.id = id;
    this.next = next;
    this.end = next;
  }

  /** Number of the chunk that {@link #take} gives. */
  int next() {
    return next;
  }

  /** Whether {@link #take} has something to give. */
  boolean ready() {
    return next < end;
  }

  /** Tells that all chunks before one are there. */
  void extendTo(int newEnd) {
    end = Math.max(end, newEnd);
  }

  /** Asks S3 for the next chunk, of which nothing is known; empty if it is not there. */
  Optional<LiveChunks.Stored> probe() {
    Optional<LiveChunks.Stored> found = find(next);
    if (found.isPresent()) {
      next++;
      end = Math.max(end, next);
    }
    return found;
  }

  byte[] take() {
    while (reads.size() < AHEAD && next + reads.size() < end) {
      int number = next + reads.size();
      reads.add(executor.submit(() -> find(number)));
    }
    byte[] bytes =
        ConcurrentReads.result(reads.remove())
            .orElseThrow(() -> new LiveException.UnknownStream(id))
            .bytes();
    next++;
    return bytes;
  }

  private Optional<LiveChunks.Stored> find(int number) {
    return Outages.outlasted(() -> chunks.find(id, number));
  }

  @Override
  public void close() {
    executor.shutdownNow();
    executor.close();
  }
}
