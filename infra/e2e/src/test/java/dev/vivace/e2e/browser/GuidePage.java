package dev.vivace.e2e.browser;

import dev.vivace.e2e.stack.Product;
import java.io.IOException;
import java.nio.file.Files;

/** A page of {@code docs}, which supposes the API at its usual place. */
enum GuidePage {
  LISTEN("listen.html"),
  UPLOAD("upload.html");

  private static final String USUAL_API = "http://127.0.0.1:3000";

  private final String file;

  GuidePage(String file) {
    this.file = file;
  }

  /** The page as it stands in the repository, but for the place of the API. */
  String html(String api) throws IOException {
    return Files.readString(Product.ROOT.resolve("docs").resolve(file)).replace(USUAL_API, api);
  }
}
