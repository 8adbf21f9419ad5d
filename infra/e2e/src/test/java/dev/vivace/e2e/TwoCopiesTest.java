package dev.vivace.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two local stacks of one S3, each with two processes of each function, asked in turn by nginx. */
@Timeout(300)
class TwoCopiesTest {
  private static final int REQUESTS = 1_000;
  private static final Map<String, String> TWO_PROCESSES = Map.of("VIVACE_PROCESSES", "2");

  @Test
  void answerAThousandMixedRequestsAsOneDoes(@TempDir Path one, @TempDir Path two)
      throws Exception {
    List<String> alone = answers(one, List.of(Map.of()));

    List<String> together = answers(two, List.of(TWO_PROCESSES, TWO_PROCESSES));

    assertThat(alone).hasSizeGreaterThanOrEqualTo(REQUESTS);
    assertThat(together).isEqualTo(alone);
  }

  private static List<String> answers(Path folder, List<Map<String, String>> copies)
      throws Exception {
    try (ProxiedProduct product = ProxiedProduct.start(Arrangement.ofCopies(copies), folder)) {
      return new MixedRequests(product, REQUESTS).run();
    }
  }
}
