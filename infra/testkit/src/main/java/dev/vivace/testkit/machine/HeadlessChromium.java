package dev.vivace.testkit.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Chromium of the system's packages.
 *
 * @param browser its program
 * @param driver the program that drives it (W3C WebDriver)
 */
public record HeadlessChromium(Path browser, Path driver) {
  /** That of a machine; empty where a part is missing. */
  public static Optional<HeadlessChromium> find(Machine machine) {
    return machine
        .find("chromium")
        .flatMap(browser ->
            machine.find("chromedriver").map(driver -> new HeadlessChromium(browser, driver)));
  }

  /**
   * Arguments of a browser without a screen that asks nobody: it is alone on the network, and any
   * page may use its camera and microphone, which are made up, and play sound.
   *
   * @param profile a folder of its own
   */
  public static List<String> arguments(Path profile) {
    return List.of(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--autoplay-policy=no-user-gesture-required",
        "--user-data-dir=" + profile);
  }
}
