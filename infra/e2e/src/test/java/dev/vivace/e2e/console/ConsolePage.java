package dev.vivace.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.browser.Chromium;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The console in a browser. */
final class ConsolePage {
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

  /**
   * Opens it anew, also where only the fragment is another one, and returns when it has listed what
   * is stored.
   */
  void open(String url) {
    chromium.open("about:blank");
    chromium.open(url);
    until("/shown/.test(document.getElementById('count').textContent)");
    run("window.confirm = () => true;");
  }

  void choose(Path... files) {
    chromium.choose(files);
  }

  /** Waits until an expression is true in the page. */
  void until(String condition) {
    String script =
        """
        const done = arguments[0];
        const timer = setInterval(() => {
          if (!(%s)) return;
          clearInterval(timer);
          done('yes');
        }, 4);
        """
            .formatted(condition);
    assertThat(chromium.await(script)).as(condition).isEqualTo("yes");
  }

  void untilText(String id, String text) {
    until("document.getElementById('" + id + "').textContent.includes('" + text + "')");
  }

  void untilItems(int count) {
    until("document.querySelectorAll('#items > li').length === " + count);
  }

  void untilUploaded(double share) {
    until("document.querySelector('#uploads progress')?.value > " + share);
  }

  void click(String selector) {
    run("document.querySelector('" + selector + "').click();");
  }

  void run(String script) {
    chromium.await(script + " arguments[0]();");
  }

  String value(String expression) {
    return chromium.await("arguments[0](" + expression + ");");
  }

  int count(String selector) {
    return Integer.parseInt(value("document.querySelectorAll('" + selector + "').length"));
  }

  String text(String id) {
    return value("document.getElementById('" + id + "').textContent");
  }

  /** Deletes all that is shown. */
  void deleteAll() {
    run("if (!document.getElementById('all').checked) document.getElementById('all').click();");
    click("#delete");
    untilItems(0);
  }

  /** Violations that axe-core finds, with their elements. */
  String violations() throws IOException {
    try (InputStream axe = ConsolePage.class.getResourceAsStream("/axe.min.js")) {
      assertThat(axe).isNotNull();
      String script = new String(axe.readAllBytes(), StandardCharsets.UTF_8);
      return chromium.await(script + AXE);
    }
  }
}
