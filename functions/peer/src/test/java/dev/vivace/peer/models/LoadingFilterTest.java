package dev.vivace.peer.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.vivace.realtime.filter.FilterCall;
import dev.vivace.realtime.filter.FilterDescription;
import dev.vivace.realtime.filter.I420Frame;
import dev.vivace.realtime.filter.ModelFilter;
import dev.vivace.realtime.filter.ParameterValues;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LoadingFilterTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final Model model = new Model();

  /** Loads when it is let, and tells how often it was closed. */
  private static final class Model implements ModelFilter {
    private final CountDownLatch permit = new CountDownLatch(1);
    private final AtomicInteger filtered = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private volatile String complaint = "";

    @Override
    public FilterDescription description() {
      return FilterDescription.video("model", "Waits.");
    }

    @Override
    public void load(byte[] file) {
      try {
        permit.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (!complaint.isEmpty()) {
        throw new IllegalArgumentException(complaint);
      }
    }

    @Override
    public I420Frame filter(I420Frame frame, FilterCall call) {
      filtered.incrementAndGet();
      return frame;
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private LoadingFilter loading(Duration longest) {
    return new LoadingFilter(model, new byte[0], longest);
  }

  private static void filterOne(LoadingFilter filter) {
    filter.filter(
        new I420Frame(2, 2), new FilterCall(new ParameterValues(Map.of()), 0, message -> {}));
  }

  @Test
  void passesFramesOnUntilTheModelIsThere() {
    LoadingFilter filter = loading(LONG);
    filter.await(SHORT);
    filterOne(filter);
    assertThat(model.filtered).hasValue(0);
    assertThat(filter.state()).isEqualTo(LoadingFilter.State.LOADING);

    model.permit.countDown();
    filter.await(LONG);
    filterOne(filter);

    assertThat(filter.state()).isEqualTo(LoadingFilter.State.READY);
    assertThat(model.filtered).hasValue(1);
    filter.close();
    assertThat(model.closed).hasValue(1);
  }

  @Test
  void aModelThatTakesTooLongHasFailedForGood() {
    LoadingFilter filter = loading(SHORT);
    await().until(() -> filter.state() == LoadingFilter.State.FAILED);

    assertThatThrownBy(() -> filterOne(filter)).hasMessage("the model was not loaded within 0 s");
    assertThat(filter.isAtIt()).isTrue();
    filter.close();
    assertThat(model.closed).hasValue(0);

    model.permit.countDown();
    await().until(() -> !filter.isAtIt());
    assertThat(filter.state()).isEqualTo(LoadingFilter.State.FAILED);
    assertThat(model.closed).hasValue(1);
  }

  @Test
  void aModelThatIsThereAfterItsSessionIsClosed() {
    LoadingFilter filter = loading(LONG);
    filter.close();
    assertThat(model.closed).hasValue(0);

    model.permit.countDown();

    await().until(() -> model.closed.get() == 1);
  }

  @Test
  void aBrokenModelIsToldToWhoWaits() {
    model.complaint = "It is broken.";
    model.permit.countDown();
    LoadingFilter filter = loading(LONG);

    assertThatThrownBy(() -> filter.await(LONG))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("It is broken.");
    assertThatThrownBy(() -> filterOne(filter))
        .hasMessage("the model can't be loaded: It is broken.");
  }
}
