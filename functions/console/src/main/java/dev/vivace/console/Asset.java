package dev.vivace.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that is served as it is.
 *
 * @param name the last segment of its URL
 * @param content its bytes. Not copied: nobody changes them
 */
@SuppressWarnings("ArrayRecordComponent") // read at the start, and never compared
record Asset(String name, byte[] content) {
  private static final String CLIENT = "/dev/vivace/clients/";

  /** The player of HLS that is not Vivace's. */
  private static final String HLS = "hls.light.min.js";

  /** Returns the files of the page, {@code index.html} first. */
  static List<Asset> ofConsole() {
    return all(
        "",
        "index.html",
        "console.css",
        "console.js",
        "access.js",
        "addresses.js",
        "begin.js",
        "camera.js",
        "copy.js",
        "delay.js",
        "dom.js",
        "field.js",
        "hls-player.js",
        HLS,
        "item.js",
        "library.js",
        "links.js",
        "listening.js",
        "meter.js",
        "microphone.js",
        "reference.js",
        "samples.js",
        "schema.js",
        "share.js",
        "snippets.js",
        "speaking.js",
        "streams.js",
        "tabs.js",
        "uploads.js",
        "waveform.js");
  }

  /** Returns the modules of the client and of its camera, their types, and hls.js for crowds. */
  static List<Asset> ofClient() {
    List<Asset> modules =
        all(
            CLIENT,
            "vivace.js",
            "vivace.d.ts",
            "vivace-camera.js",
            "crowd.js",
            "deletions.js",
            "listen.js",
            "live-sound.js",
            "live.js",
            "problems.js",
            "samples.js",
            "transport.js",
            "uploads.js");
    return Stream.concat(modules.stream(), all("", HLS).stream()).toList();
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

  private static List<Asset> all(String folder, String... names) {
    return Stream.of(names).map(name -> read(folder, name)).toList();
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
