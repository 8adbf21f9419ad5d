package dev.vivace.media.store;

import dev.vivace.media.dimensions.Dimensions;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dimensions that were read of an item, as a part of a key: {@code v1-d12345-w1920-h1080} is of
 * 12.345 s and 1920x1080 pixels, {@code v1} of nothing that is known. A later version of the look
 * has another number, and looks again.
 *
 * @param value the name
 */
record ReadingName(String value) {
  private static final String VERSION = "v1";
  private static final Pattern FORM =
      Pattern.compile(VERSION + "(?:-d(\\d{1,12}))?(?:-w(\\d{1,7})-h(\\d{1,7}))?");

  static ReadingName of(Dimensions dimensions) {
    return new ReadingName(
        VERSION
            + dimensions.duration().map(duration -> "-d" + duration.toMillis()).orElse("")
            + dimensions.size().map(size -> "-w" + size.width() + "-h" + size.height()).orElse(""));
  }

  /** The dimensions that it says; empty if it is of another version. */
  Optional<Dimensions> dimensions() {
    Matcher form = FORM.matcher(value);
    return form.matches()
        ? Optional.of(
            new Dimensions(
                Optional.ofNullable(form.group(1))
                    .map(millis -> Duration.ofMillis(Long.parseLong(millis))),
                Optional.ofNullable(form.group(2))
                    .map(width ->
                        new Dimensions.Size(
                            Integer.parseInt(width), Integer.parseInt(form.group(3))))))
        : Optional.empty();
  }
}
