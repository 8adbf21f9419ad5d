package dev.vivace.media.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Asks S3 for several things at once, and for no more at once than a client has connections. */
public final class ConcurrentReads {
  private static final int MAX_AT_ONCE = 16;

  private ConcurrentReads() {}

  /**
   * Applies a read to each key, and returns when all are done.
   *
   * @return what was read, in the order of the keys
   * @throws RuntimeException the first failure in that order, as it is
   * @throws IllegalStateException if the thread is interrupted meanwhile
   */
  public static <K, V> List<V> of(List<K> keys, Function<K, V> read) {
    int threads = Math.clamp(keys.size(), 1, MAX_AT_ONCE);
    try (ExecutorService executor =
        Executors.newFixedThreadPool(threads, Thread.ofVirtual().name("s3-read-", 0).factory())) {
      List<Future<V>> reads = new ArrayList<>();
      for (K key : keys) {
        reads.add(executor.submit(() -> read.apply(key)));
      }
      List<V> values = new ArrayList<>();
      for (Future<V> value : reads) {
        values.add(result(value));
      }
      return values;
    }
  }

  /**
   * Waits for a read.
   *
   * @throws RuntimeException the read's failure, as it is
   * @throws IllegalStateException if the thread is interrupted meanwhile
   */
  public static <V> V result(Future<V> value) {
    try {
      return value.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading from S3", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }
}
