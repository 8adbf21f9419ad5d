package dev.vivace.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A file that is served as it is.
 *
 * @param name the last segment of its URL
 * @param content its bytes. Not copied: nobody changes them
 */
@SuppressWarnings("ArrayRecordComponent") // read at the start, and never compared
record Asset(String name, byte[] content) {
  private static final String CLIENT = "/dev/vivace/clients/";

  /** Returns the files of the page, {@code index.html} first. */
  static List<Asset> ofConsole() {
    return List.of(
        read("", "index.html"),
        read("", "console.css"),
        read("", "console.js"),
        read("", "library.js"),
        read("", "live.js"),
        read("", "microphone.js"),
        read("", "uploads.js"),
        read("", "dom.js"));
  }

  /** Returns the modules of the client, and their types. */
  static List<Asset> ofClient() {
    return List.of(
        read(CLIENT, "vivace.js"),
        read(CLIENT, "vivace.d.ts"),
        read(CLIENT, "crowd.js"),
        read(CLIENT, "listen.js"),
        read(CLIENT, "live-sound.js"),
        read(CLIENT, "live.js"),
        read(CLIENT, "problems.js"),
        read(CLIENT, "transport.js"),
        read(CLIENT, "uploads.js"));
  }

  /** Returns the API's document, of which a build makes JSON. */
  static Asset ofDocument() {
    return read("/dev/vivace/openapi/", "openapi.json");
  }

  String contentType() {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "json" -> "application/json";
      case "js" -> "text/javascript; charset=utf-8";
      default -> "text/plain; charset=utf-8";
    };
  }

  private static Asset read(String folder, String name) {
    try (InputStream resource = Asset.class.getResourceAsStream(folder + name)) {
      if (resource == null) {
        throw new IllegalStateException("There is no " + name + " in the function's jar");
      }
      return new Asset(name, resource.readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
