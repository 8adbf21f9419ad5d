package dev.vivace.peer.models;

import dev.vivace.realtime.filter.FilterCall;
import dev.vivace.realtime.filter.FilterDescription;
import dev.vivace.realtime.filter.FrameFilter;
import dev.vivace.realtime.filter.I420Frame;
import dev.vivace.realtime.filter.ModelFilter;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A filter whose model is loaded by a thread of its own. Until it is there, frames go through as
 * they come. Nobody can stop a model that is being loaded: it is closed once it is there.
 */
public final class LoadingFilter implements FrameFilter {
  private final ModelFilter filter;
  private final Duration longest;
  private final CompletableFuture<Void> loaded = new CompletableFuture<>();
  private final Thread loader;

  /** The progress of the model. */
  public enum State {
    LOADING,
    READY,
    FAILED
  }

  /**
   * Begins to load.
   *
   * @param filter closed with this one
   * @param longest a model that takes longer has failed
   */
  LoadingFilter(ModelFilter filter, byte[] model, Duration longest) {
    this.filter = filter;
    this.longest = longest;
    loader = Thread.ofPlatform().daemon().name("model").start(() -> load(model));
    loaded.orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void load(byte[] model) {
    try {
      filter.load(model);
    } catch (RuntimeException | LinkageError | OutOfMemoryError failure) {
      loaded.completeExceptionally(failure);
      return;
    }
    if (!loaded.complete(null)) {
      filter.close();
    }
  }

  /**
   * Waits for the model, for so long at most; a session may begin without it.
   *
   * @throws IllegalArgumentException if the model can't be used; the message can be shown
   * @throws IllegalStateException if loading it failed in another way
   */
  void await(Duration patience) {
    try {
      loaded.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException stillLoading) {
      return;
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IllegalArgumentException unusable) {
        throw unusable;
      }
      throw failure(failed.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the progress of the model. */
  public State state() {
    if (!loaded.isDone()) {
      return State.LOADING;
    }
    return loaded.isCompletedExceptionally() ? State.FAILED : State.READY;
  }

  /** Tells whether the thread still loads, also after nobody waits for it any more. */
  boolean isAtIt() {
    return loader.isAlive();
  }

  @Override
  public FilterDescription description() {
    return filter.description();
  }

  @Override
  public I420Frame filter(I420Frame frame, FilterCall call) {
    if (!loaded.isDone()) {
      return frame;
    }
    try {
      loaded.join();
    } catch (CompletionException failed) {
      throw failure(failed.getCause());
    }
    return filter.filter(frame, call);
  }

  private IllegalStateException failure(@Nullable Throwable cause) {
    String reason =
        cause instanceof TimeoutException
            ? "the model was not loaded within %d s".formatted(longest.toSeconds())
            : "the model can't be loaded: " + (cause == null ? "" : cause.getMessage());
    return new IllegalStateException(reason, cause);
  }

  @Override
  public void close() {
    loaded.completeExceptionally(new CancellationException());
    if (state() == State.READY) {
      filter.close();
    }
  }
}
