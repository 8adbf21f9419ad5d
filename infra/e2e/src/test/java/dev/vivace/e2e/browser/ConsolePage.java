package dev.vivace.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The console in a browser. */
final class ConsolePage {
  private static final String UNTIL =
      """
      const done = arguments[0];
      const timer = setInterval(() => {
        if (!(%s)) return;
        clearInterval(timer);
        done('yes');
      }, 4);
      """;

  private static final String AXE =
      """
      const done = arguments[0];
      axe.run().then(({violations}) => done(violations
        .map(({id, nodes}) => id + ': ' + nodes.map(node => node.html).join(' ')).join('; ')));
      """;

  private final Chromium chromium;

  ConsolePage(Chromium chromium) {
    this.chromium = chromium;
  }

  void open(String url) {
    chromium.open(url);
    until("/shown/.test(document.getElementById('count').textContent)");
  }

  void choose(Path... files) {
    chromium.choose(files);
  }

  /** Waits until an expression is true in the page. */
  void until(String condition) {
    assertThat(chromium.await(UNTIL.formatted(condition))).isEqualTo("yes");
  }

  void untilItems(int count) {
    until("document.querySelectorAll('#items > li').length === " + count);
  }

  void untilUploaded(double share) {
    until("document.querySelector('#uploads progress')?.value > " + share);
  }

  void click(String selector) {
    chromium.await("document.querySelector('" + selector + "').click(); arguments[0]();");
  }

  String value(String expression) {
    return chromium.await("arguments[0](" + expression + ");");
  }

  /** What axe-core finds, with the elements that it finds it in. */
  String violations() throws IOException {
    try (InputStream axe = ConsolePage.class.getResourceAsStream("/axe.min.js")) {
      assertThat(axe).isNotNull();
      String script = new String(axe.readAllBytes(), StandardCharsets.UTF_8);
      return chromium.await(script + AXE);
    }
  }
}
