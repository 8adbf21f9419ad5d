package dev.vivace.realtime.filter.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Ends a run that takes too long, between two operators of its model. */
final class RunLimit implements AutoCloseable {
  /** A second: a model that is slower is of no use in video. */
  static final Duration LONGEST = Duration.ofSeconds(1);

  private static final System.Logger LOG = System.getLogger(RunLimit.class.getName());
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("model-limit").factory());

  private final OrtSession.RunOptions options;
  private final ScheduledFuture<?> end;
  private boolean over;

  private RunLimit(OrtSession.RunOptions options) {
    this.options = options;
    end = CLOCK.schedule(this::terminate, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Limits the run of these options until it is closed. */
  static RunLimit begin(OrtSession.RunOptions options) {
    return new RunLimit(options);
  }

  private synchronized void terminate() {
    if (!over) {
      try {
        options.setTerminate(true);
      } catch (OrtException failed) {
        LOG.log(Level.WARNING, "A model can't be stopped", failed);
      }
    }
  }

  /** After this, the options are not touched any more. */
  @Override
  public synchronized void close() {
    over = true;
    end.cancel(false);
  }
}
