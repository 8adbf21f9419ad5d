package dev.vivace.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.lambda.http.Headers;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.ProblemException;
import dev.vivace.lambda.http.QueryParameters;
import dev.vivace.lambda.http.RequestContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MultipartFormTest {
  private static final byte[] BYTES = "bytes".getBytes(StandardCharsets.UTF_8);

  @Test
  void readsOrRefusesAnyBrokenForm() throws IOException {
    byte[] good = new Form().field("a", "b").file("a.mp3", BYTES).file("ü.mp3", BYTES).bytes();
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] broken = Arrays.copyOf(good, random.nextInt(good.length + 1));
      for (int flips = random.nextInt(4); flips > 0 && broken.length > 0; flips--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      assertThat(outcome(broken))
          .as("mutation %d", i)
          .isIn("files", "invalid-multipart", "no-file");
    }
  }

  private static String outcome(byte[] body) throws IOException {
    HttpRequest request =
        new HttpRequest(
            "POST",
            "/media",
            Map.of(),
            QueryParameters.empty(),
            Headers.empty().with("Content-Type", "multipart/form-data; boundary=" + Form.BOUNDARY),
            body,
            new RequestContext("", "", "", ""));
    try {
      assertThat(MultipartForm.of(request).read().files()).isNotEmpty();
      return "files";
    } catch (ProblemException refused) {
      return refused.problem().slug();
    }
  }
}
