package dev.vivace.e2e.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two local stacks of one S3, asked in turn by nginx. */
@Timeout(300)
class TwoCopiesTest {
  private static final Map<String, String> TWO_PROCESSES = Map.of("VIVACE_PROCESSES", "2");

  @TempDir private Path one;
  @TempDir private Path two;

  @Test
  void answerMixedRequestsAsOneDoes() throws Exception {
    assertAnswerAsOneDoes(40, List.of(Map.of(), Map.of()));
  }

  @Tag("long")
  @Test
  void withTwoProcessesOfEachFunctionAnswerAThousandMixedRequestsAsOneDoes() throws Exception {
    assertAnswerAsOneDoes(1_000, List.of(TWO_PROCESSES, TWO_PROCESSES));
  }

  private void assertAnswerAsOneDoes(int requests, List<Map<String, String>> copies)
      throws Exception {
    List<String> alone = answers(requests, one, List.of(Map.of()));

    List<String> together = answers(requests, two, copies);

    assertThat(alone).hasSizeGreaterThanOrEqualTo(requests);
    assertThat(together).isEqualTo(alone);
  }

  private static List<String> answers(int requests, Path folder, List<Map<String, String>> copies)
      throws Exception {
    try (ProxiedProduct product = ProxiedProduct.start(Arrangement.ofCopies(copies), folder)) {
      return new MixedRequests(product, requests).run();
    }
  }
}
