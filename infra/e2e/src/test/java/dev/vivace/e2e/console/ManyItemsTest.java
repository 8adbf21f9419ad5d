package dev.vivace.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.browser.Chromium;
import dev.vivace.e2e.stack.Product;
import dev.vivace.e2e.stack.StackBucket;
import dev.vivace.media.Ids;
import dev.vivace.testkit.S3Clients;
import dev.vivace.testkit.S3Coordinates;
import dev.vivace.testkit.machine.LocalPort;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A thousand items in the console. */
@Tag("browser")
@Timeout(180)
class ManyItemsTest {
  private static final int ALL = 1_000;
  private static final int DELETED = 100;
  private static final String SELECT_THE_FIRST =
      """
      [...document.querySelectorAll('#items input')].slice(0, %d).forEach(box => box.click());
      """
          .formatted(DELETED);

  @Test
  void aThousandAreListedAndAHundredDeleted(@TempDir Path folder) throws Exception {
    int s3Port = LocalPort.free();
    Path data = folder.resolve("data");
    try (Product product = Product.start(data, Map.of("VIVACE_S3_PORT", Integer.toString(s3Port)));
        Chromium chromium = Chromium.start(folder.resolve("profile"))) {
      store(StackBucket.at(data, s3Port));
      ConsolePage page = new ConsolePage(chromium);
      page.open(product.url("/").toString());
      while (page.value("document.getElementById('more').hidden").equals("false")) {
        int shown = page.count("#items > li");
        page.click("#more");
        page.until(
            "document.querySelectorAll('#items > li').length > "
                + shown
                + " || document.getElementById('more').hidden");
      }
      assertThat(page.count("#items > li")).isEqualTo(ALL);

      page.run(SELECT_THE_FIRST);
      assertThat(page.text("count")).isEqualTo("1000 shown, 100 selected");
      page.click("#delete");
      page.untilText("count", "900 shown");
      page.until("document.getElementById('count').textContent === '900 shown'");

      assertThat(page.text("trouble")).isEmpty();
      page.click("#reload");
      page.until("document.getElementById('count').textContent === '100 shown'");
    }
  }

  private static void store(S3Coordinates at) {
    Ids ids = new Ids(Clock.systemUTC());
    try (S3Client s3 = S3Clients.of(at)) {
      IntStream.range(0, ALL)
          .parallel()
          .forEach(number ->
              s3.putObject(
                  put ->
                      put.bucket(at.bucket())
                          .key("media/" + ids.newMediaId().value() + "/original")
                          .contentType("text/plain")
                          .contentDisposition("inline; filename=\"note-" + number + ".txt\""),
                  RequestBody.fromString("note")));
    }
  }
}
