package dev.vivace.testkit.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalPortTest {
  private static final int FIRST_OF_CLIENTS = 32_768;

  @Test
  void isNoneThatTheSystemWouldGiveAway() throws Exception {
    assertThat(LocalPort.free()).isBetween(1_024, FIRST_OF_CLIENTS - 1);
  }

  @Test
  void isAnotherOneEachTime() throws Exception {
    List<Integer> ports = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      ports.add(LocalPort.free());
    }

    assertThat(ports).doesNotHaveDuplicates();
  }

  @Test
  void isNotOneThatIsTaken() throws Exception {
    int next = LocalPort.free() + 1;
    try (ServerSocket _ = new ServerSocket(next, 1, InetAddress.getLoopbackAddress())) {
      assertThat(LocalPort.free()).isNotEqualTo(next);
    }
  }

  @Test
  void aProcessThatEndsIsNotWaitedFor() throws Exception {
    Process ended = new ProcessBuilder("true").start();

    assertThatThrownBy(() -> LocalPort.awaitOpen(ended, LocalPort.free()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has ended");
  }
}
