package dev.vivace.lambda.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProblemTest {
  @Test
  void detailShowsWhatAClientSentAndDoesNotActIt() throws IOException {
    Problem problem = Problem.invalidRequest("'a\r\nb\u001b[31m\u202E\uD800' is no name.");

    ByteArrayOutputStream json = new ByteArrayOutputStream();
    problem.toResponse("id").body().writeTo(json);

    assertThat(problem.detail())
        .isEqualTo("'a\\u000d\\u000ab\\u001b[31m\\u202e\\ud800' is no name.");
    assertThat(json.toString(UTF_8)).doesNotContain("\u202E", "\u001b");
  }
}
