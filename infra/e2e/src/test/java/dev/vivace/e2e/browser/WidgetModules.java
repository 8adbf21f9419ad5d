package dev.vivace.e2e.browser;

import static java.util.stream.Collectors.joining;

import dev.vivace.e2e.stack.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Modules of {@code docs/upload-widgets.md}, as they stand there or changed.
 *
 * @param texts by the names of their files
 */
record WidgetModules(Map<String, String> texts) {
  private static final Path DOCUMENT = Product.ROOT.resolve("docs/upload-widgets.md");
  private static final Pattern MODULE =
      Pattern.compile("```js\\n// (\\S+[.]js)\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern HTML = Pattern.compile("```html\\n(.*?)```", Pattern.DOTALL);

  /** The module that all others import. */
  private static final String SHARED = "api.js";

  /**
   * All of them.
   *
   * @param api what they call
   */
  static WidgetModules documented(String api) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    Matcher modules = MODULE.matcher(Files.readString(DOCUMENT));
    while (modules.find()) {
      texts.put(modules.group(1), modules.group(2).replace("http://127.0.0.1:3000", api));
    }
    return new WidgetModules(texts);
  }

  /** The elements that they look for. */
  static String html() throws IOException {
    Matcher html = HTML.matcher(Files.readString(DOCUMENT));
    if (!html.find()) {
      throw new IllegalStateException("no HTML in " + DOCUMENT);
    }
    return html.group(1);
  }

  /** Those of the names alone, with what they share. */
  WidgetModules only(String... names) {
    Map<String, String> some = new TreeMap<>();
    some.put(SHARED, text(SHARED));
    for (String name : names) {
      some.put(name, text(name));
    }
    return new WidgetModules(some);
  }

  /**
   * With other words in one of them.
   *
   * @throws IllegalArgumentException if it does not have those to be replaced
   */
  WidgetModules with(String name, String words, String others) {
    if (!text(name).contains(words)) {
      throw new IllegalArgumentException(name + " has no " + words);
    }
    Map<String, String> changed = new TreeMap<>(texts);
    changed.put(name, text(name).replace(words, others));
    return new WidgetModules(changed);
  }

  /** Writes each into a folder, and beside it one that imports them all. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, String> module : texts.entrySet()) {
      Files.writeString(folder.resolve(module.getKey()), module.getValue());
    }
    String imports =
        texts.keySet().stream()
            .map(name -> "import './%s/%s';\n".formatted(folder.getFileName(), name))
            .collect(joining());
    Files.writeString(folder.resolveSibling(folder.getFileName() + ".js"), imports);
  }

  private String text(String name) {
    String text = texts.get(name);
    if (text == null) {
      throw new IllegalArgumentException("no " + name + " among " + List.copyOf(texts.keySet()));
    }
    return text;
  }
}
