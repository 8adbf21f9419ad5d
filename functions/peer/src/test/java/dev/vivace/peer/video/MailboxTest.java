package dev.vivace.peer.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MailboxTest {
  private final Mailbox<Integer> mailbox = new Mailbox<>();

  @Test
  void theLatestIsTakenAndTheOneBeforeGivenBack() {
    assertThat(mailbox.put(1)).isNull();
    assertThat(mailbox.put(2)).isEqualTo(1);
    assertThat(mailbox.take()).isEqualTo(2);
    assertThat(mailbox.put(3)).isNull();
  }

  @Test
  void closingEndsWaiting() throws Exception {
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    Thread.ofPlatform().daemon().start(() -> ended.complete(mailbox.take() == null));

    mailbox.close();

    assertThat(ended.get(5, TimeUnit.SECONDS)).isTrue();
    assertThat(mailbox.put(1)).isEqualTo(1);
  }

  @Test
  void closingGivesBackWhatWasNotTaken() {
    mailbox.put(1);

    assertThat(mailbox.close()).isEqualTo(1);
  }

  /** Each is taken, or given back, and never both. */
  @Test
  void everyItemHasOneOwner() throws Exception {
    Set<Integer> owned = ConcurrentHashMap.newKeySet();
    Thread taker =
        Thread.ofPlatform()
            .start(() -> {
              for (Integer item = mailbox.take(); item != null; item = mailbox.take()) {
                assertThat(owned.add(item)).isTrue();
              }
            });
    for (int i = 0; i < 200_000; i++) {
      Integer replaced = mailbox.put(i);
      if (replaced != null) {
        assertThat(owned.add(replaced)).isTrue();
      }
    }
    Integer left = mailbox.close();
    taker.join();
    if (left != null) {
      owned.add(left);
    }

    assertThat(owned).hasSize(200_000);
  }
}
