package dev.vivace.local.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.local.memory.ByteBudget.Share;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final long LIMIT = 100L << 20;
  private static final long LARGEST = LIMIT - LIMIT / 4;

  private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger waysGiven = new AtomicInteger();

  @AfterEach
  void close() {
    waiting.shutdownNow();
  }

  private Share take(ByteBudget budget, long bytes) throws InterruptedException {
    return budget.acquire(bytes, waysGiven::incrementAndGet).orElseThrow();
  }

  private Share takeForGood(ByteBudget budget, long bytes) throws InterruptedException {
    ByteBudget.Share share = take(budget, bytes);
    share.settle();
    return share;
  }

  private CompletableFuture<Optional<Share>> wish(ByteBudget budget, long bytes) {
    CompletableFuture<Optional<ByteBudget.Share>> granted = new CompletableFuture<>();
    waiting.execute(() -> {
      try {
        granted.complete(budget.acquire(bytes, waysGiven::incrementAndGet));
      } catch (InterruptedException e) {
        granted.completeExceptionally(e);
      }
    });
    return granted;
  }

  private static Optional<Share> soon(CompletableFuture<Optional<Share>> wish) {
    return wish.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join();
  }

  @Test
  void whatIsGivenBackCanBeTakenAgain() throws Exception {
    ByteBudget budget = new ByteBudget(LIMIT, SHORT);

    for (int i = 0; i < 3; i++) {
      take(budget, LARGEST).close();
    }

    assertThat(budget.usedBytes()).isZero();
  }

  @Test
  void wishIsGrantedWhenEnoughIsGivenBack() throws Exception {
    ByteBudget budget = new ByteBudget(LIMIT, LONG);
    ByteBudget.Share first = takeForGood(budget, LARGEST);
    CompletableFuture<Optional<ByteBudget.Share>> second = wish(budget, LARGEST);

    first.close();

    assertThat(soon(second)).isPresent();
  }

  @Test
  void shrinkingMakesRoom() throws Exception {
    ByteBudget budget = new ByteBudget(LIMIT, LONG);
    ByteBudget.Share first = takeForGood(budget, LARGEST);
    CompletableFuture<Optional<ByteBudget.Share>> second = wish(budget, LARGEST - 1000);

    first.shrinkTo(1000);

    assertThat(soon(second)).isPresent();
    assertThat(budget.usedBytes()).isEqualTo(LARGEST);
  }

  @Test
  void sharesNeverGrowAndAreGivenBackOnce() throws Exception {
    ByteBudget budget = new ByteBudget(LIMIT, SHORT);
    takeForGood(budget, 500);
    ByteBudget.Share share = takeForGood(budget, 1000);

    share.shrinkTo(2000);
    share.close();
    share.shrinkTo(10);
    share.close();

    assertThat(budget.usedBytes()).isEqualTo(500);
  }

  @Test
  void wishThatWaitsForTooLongIsNotGranted() throws Exception {
    ByteBudget budget = new ByteBudget(LIMIT, SHORT);
    takeForGood(budget, LARGEST);

    assertThat(budget.acquire(LARGEST, () -> {})).isEmpty();
    assertThat(budget.usedBytes()).isEqualTo(LARGEST);
  }

  @Test
  void wishForMoreThanThereIsGetsAllOfTheRoom() throws Exception {
    ByteBudget budget = new ByteBudget(LIMIT, SHORT);

    take(budget, Long.MAX_VALUE);

    assertThat(budget.usedBytes()).isEqualTo(LARGEST);
  }

  @Test
  void smallWishesHaveAQuarterForThemselves() throws Exception {
    ByteBudget budget = new ByteBudget(LIMIT, SHORT);
    takeForGood(budget, Long.MAX_VALUE);

    for (long left = LIMIT / 4; left >= ByteBudget.SMALL_BYTES; left -= ByteBudget.SMALL_BYTES) {
      takeForGood(budget, ByteBudget.SMALL_BYTES);
    }

    assertThat(budget.acquire(ByteBudget.SMALL_BYTES + 1, () -> {})).isEmpty();
  }

  @Test
  void smallestWishIsGrantedFirst() throws Exception {
    ByteBudget budget = new ByteBudget(LIMIT, LONG);
    ByteBudget.Share all = takeForGood(budget, LARGEST);
    CompletableFuture<Optional<ByteBudget.Share>> large = wish(budget, LARGEST);
    CompletableFuture<Optional<ByteBudget.Share>> small = wish(budget, LARGEST / 2);
    CompletableFuture<Optional<ByteBudget.Share>> smallest = wish(budget, LARGEST / 2 - 1);

    all.shrinkTo(LARGEST / 2 + 1);

    assertThat(soon(smallest)).isPresent();
    assertThat(large).isNotDone();
    assertThat(small).isNotDone();
  }

  @Test
  void holderWhosePeerIsSilentGivesWay() throws Exception {
    ByteBudget budget = new ByteBudget(LIMIT, LONG);
    CountDownLatch told = new CountDownLatch(1);
    ByteBudget.Share holder = budget.acquire(LARGEST, told::countDown).orElseThrow();
    CompletableFuture<Optional<ByteBudget.Share>> wish = wish(budget, LARGEST);

    assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
    holder.close();

    assertThat(soon(wish)).isPresent();
  }

  @Test
  void holderWhosePeerTricklesGivesWay() throws Exception {
    ByteBudget budget = new ByteBudget(LIMIT, LONG);
    CountDownLatch told = new CountDownLatch(1);
    ByteBudget.Share holder = budget.acquire(LARGEST, told::countDown).orElseThrow();
    CompletableFuture<Optional<ByteBudget.Share>> wish = wish(budget, LARGEST);

    while (!told.await(10, TimeUnit.MILLISECONDS)) {
      holder.moved(1);
    }
    holder.close();

    assertThat(soon(wish)).isPresent();
  }

  @Test
  void holderWhosePeerIsQuickEnoughStays() throws Exception {
    ByteBudget budget = new ByteBudget(LIMIT, ByteBudget.PATIENCE.multipliedBy(3));
    ByteBudget.Share holder = take(budget, LARGEST);
    CompletableFuture<Optional<ByteBudget.Share>> wish = wish(budget, LARGEST);

    while (!wish.isDone()) {
      holder.moved(1 << 20);
    }

    assertThat(wish.join()).isEmpty();
    assertThat(waysGiven).hasValue(0);
  }

  @Test
  void holderThatWaitsForNoPeerStays() throws Exception {
    ByteBudget budget = new ByteBudget(LIMIT, ByteBudget.PATIENCE.multipliedBy(3));
    takeForGood(budget, LARGEST);

    assertThat(budget.acquire(LARGEST, () -> {})).isEmpty();
    assertThat(waysGiven).hasValue(0);
  }

  @Test
  void nobodyGivesWayToAWishThatFits() throws Exception {
    AtomicLong now = new AtomicLong();
    ByteBudget budget = new ByteBudget(LIMIT, LONG, now::get);
    take(budget, LARGEST);
    now.set(LONG.toNanos());

    take(budget, ByteBudget.SMALL_BYTES).close();

    assertThat(waysGiven).hasValue(0);
  }

  @Test
  void noMoreGiveWayThanAreNeeded() throws Exception {
    ByteBudget budget = new ByteBudget(LIMIT, ByteBudget.PATIENCE.multipliedBy(3));
    for (int i = 0; i < 10; i++) {
      take(budget, LARGEST / 10);
    }

    assertThat(budget.acquire(LARGEST / 10, () -> {})).isEmpty();

    assertThat(waysGiven).hasValue(1);
  }

  @Test
  void whoHasSettledAfterBeingToldMayStay() throws Exception {
    ByteBudget budget = new ByteBudget(LIMIT, LONG);
    CountDownLatch told = new CountDownLatch(1);
    ByteBudget.Share first = budget.acquire(LARGEST / 2, told::countDown).orElseThrow();
    ByteBudget.Share second = take(budget, LARGEST / 2);
    CompletableFuture<Optional<ByteBudget.Share>> wish = wish(budget, LARGEST / 2);
    assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();

    first.settle();
    second.close();

    assertThat(soon(wish)).isPresent();
  }
}
