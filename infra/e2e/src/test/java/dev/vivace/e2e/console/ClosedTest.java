package dev.vivace.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.browser.Chromium;
import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.lambda.access.AccessToken;
import dev.vivace.lambda.access.TokenSecret;
import dev.vivace.lambda.access.TokenSigner;
import dev.vivace.testkit.MediaFixtures;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The console where access is closed. */
@Tag("browser")
@Timeout(120)
class ClosedTest {
  private static final String SECRET = "the secret of this test, of 32 bytes or more";
  private static final String SHARE = "#items .actions button:nth-of-type(2)";

  private static Product product;
  private static Chromium chromium;
  private static ConsolePage page;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    product = Product.start(folder.resolve("data"), Map.of("VIVACE_SECRET", SECRET));
    chromium = Chromium.start(folder.resolve("profile"));
    page = new ConsolePage(chromium);
    byte[] speech = MediaFixtures.bytes("speech.wav");
    Http.post(product.url("/media?filename=a.wav"), speech, "Authorization", "Bearer " + token());
  }

  @AfterAll
  static void stop() {
    chromium.close();
    product.close();
  }

  @BeforeEach
  void open() {
    page.open(product.url("/").toString());
  }

  @Test
  void aTokenIsAskedForInWordsAndThenEverythingPlays() throws Exception {
    page.run("sessionStorage.clear();");
    open();
    assertThat(page.text("trouble")).endsWith("Enter a token under “Access”.");
    assertThat(page.value("document.getElementById('access').open")).isEqualTo("true");
    assertThat(page.value("document.getElementById('nothing').hidden")).isEqualTo("true");
    assertThat(page.violations()).isEmpty();
    enterTheToken();
    page.until("document.querySelector('#items .waveform svg')");
    share();
    page.click("#share .play-opus");
    page.until("document.querySelector('#share audio').currentTime > 0.2");
    assertThat(page.text("trouble")).isEmpty();
  }

  @Test
  void whatIsCopiedNeedsNoOtherTokenAndSaysWhenItEnds() throws Exception {
    enterTheToken();
    String link = copied("#items .actions button:nth-of-type(1)");
    share();
    String curl = quoted(shown("curl"), '\'');
    String frame = quoted(shown("embed code"), '"').replace("&amp;", "&");
    String bytes = copied("#share-body .bar button");
    String opus = copied("#share .formats > li:nth-of-type(4) button:last-of-type");
    String lastingFrame = quoted(shown("embed code"), '"').replace("&amp;", "&");

    assertThat(opus).contains("format=opus");
    for (String address : new String[] {link, curl, frame, bytes, opus, lastingFrame}) {
      assertThat(Http.get(URI.create(address)).statusCode()).as(address).isIn(200, 302);
    }
    assertThat(lastingFrame).isNotEqualTo(frame);
    assertThat(shown("Python")).contains("VIVACE_TOKEN");
    assertThat(page.text("share-body")).contains("The addresses below are good until");
  }

  @Test
  void aStreamIsHeardInAnotherTabWithTheTokenOfThisOne() {
    enterTheToken();
    page.click("#live-tab");
    page.click("#speak");
    page.until("document.querySelector('#spoken meter').value > -50");
    chromium.followToTab("#speech");
    page.click("#toggle");
    page.untilText("listening", "Playing");

    assertThat(page.text("trouble")).isEmpty();
  }

  private static void enterTheToken() {
    page.run(
        """
        const field = document.getElementById('token');
        field.value = '%s';
        field.dispatchEvent(new Event('change'));
        navigator.clipboard.writeText = async text => { window.copied = text; };
        """
            .formatted(token()));
    page.until("document.querySelectorAll('#items > li').length > 0");
  }

  private static void share() {
    page.click(SHARE);
    page.until("document.querySelectorAll('#share pre').length > 0");
  }

  /** Clicks, and returns the text that was copied when its button says until when it is good. */
  private static String copied(String button) {
    page.run("window.copied = null;");
    page.click(button);
    page.until("window.copied");
    page.until(
        "[...document.querySelectorAll('button')]"
            + ".some(it => it.textContent.startsWith('Copied, good until'))");
    return page.value("window.copied");
  }

  private static String shown(String name) {
    return page.value(
        "document.querySelector('#share pre[aria-label=\"" + name + "\"]').textContent");
  }

  private static String quoted(String text, char quote) {
    int begin = text.indexOf(quote) + 1;
    return text.substring(begin, text.indexOf(quote, begin));
  }

  private static String token() {
    Set<String> scopes = Set.of("media:read", "media:write", "stream:read", "live:write");
    return new TokenSigner(TokenSecret.of(SECRET), Clock.systemUTC())
        .sign(new AccessToken("test", scopes, Optional.empty()), Duration.ofMinutes(5));
  }
}
