package dev.vivace.bench.realtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Scripts that measure a camera in a page. Each is the body of an asynchronous function, beside
 * which {@code until(holds)} waits for a condition; its first argument is the API's address.
 */
public final class CameraScripts {
  private CameraScripts() {}

  /**
   * From a frame's drawing to its showing, at 640×480 and 30 frames a second. Arguments: the API,
   * empty for a loop of the browser's own; the filter; how many frames to look at. Returns the
   * median in ms.
   */
  public static String delay() {
    return read("delay.js");
  }

  /**
   * The first frames of a camera, in a page that has {@code vivace-camera.js} beside it. Arguments:
   * the API, the filter, width, height, and for how many ms to watch. Returns JSON: {@code
   * firstMs}, {@code fullMs}, which is absent if no frame was as wide as the camera's, and {@code
   * width} of the last one.
   */
  public static String firstFrames() {
    return read("first-frames.js");
  }

  /**
   * Begins a session that stays, in {@code benchCamera}. Arguments: the API, the filter, width,
   * height.
   */
  static String begin() {
    return read("begin.js");
  }

  private static String read(String name) {
    try (InputStream script =
        Objects.requireNonNull(CameraScripts.class.getResourceAsStream(name), name)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
