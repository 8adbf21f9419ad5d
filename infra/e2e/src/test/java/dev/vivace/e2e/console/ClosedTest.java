package dev.vivace.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.browser.Chromium;
import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.lambda.access.AccessToken;
import dev.vivace.lambda.access.TokenSecret;
import dev.vivace.lambda.access.TokenSigner;
import dev.vivace.testkit.MediaFixtures;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The console where access is closed. */
@Tag("browser")
@Timeout(120)
class ClosedTest {
  private static final String SECRET = "the secret of this test, of 32 bytes or more";

  @Test
  void aTokenIsAskedForInWordsAndThenEverythingPlays(@TempDir Path folder) throws Exception {
    try (Product product = Product.start(folder.resolve("data"), Map.of("VIVACE_SECRET", SECRET));
        Chromium chromium = Chromium.start(folder.resolve("profile"))) {
      byte[] speech = MediaFixtures.bytes("speech.wav");
      Http.post(product.url("/media?filename=a.wav"), speech, "Authorization", "Bearer " + token());
      ConsolePage page = new ConsolePage(chromium);
      page.open(product.url("/").toString());

      assertThat(page.text("trouble")).endsWith("Enter a token under “Access”.");
      assertThat(page.value("document.getElementById('access').open")).isEqualTo("true");
      assertThat(page.violations()).isEmpty();
      page.run(
          """
          const field = document.getElementById('token');
          field.value = '%s';
          field.dispatchEvent(new Event('change'));
          """
              .formatted(token()));
      page.untilItems(1);
      page.until("document.querySelector('#items .waveform svg')");
      page.click("#items .actions button:nth-of-type(2)");
      page.until("document.querySelectorAll('#share pre').length > 0");
      page.click("#share .play-opus");
      page.until("document.querySelector('#share audio').currentTime > 0.2");
      assertThat(page.text("trouble")).isEmpty();
    }
  }

  private static String token() {
    return new TokenSigner(TokenSecret.of(SECRET), Clock.systemUTC())
        .sign(
            new AccessToken(
                "test", Set.of("media:read", "media:write", "stream:read"), Optional.empty()),
            Duration.ofMinutes(5));
  }
}
