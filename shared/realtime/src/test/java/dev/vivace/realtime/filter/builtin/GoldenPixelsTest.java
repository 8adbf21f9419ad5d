package dev.vivace.realtime.filter.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pixel for pixel what OpenCV makes of the same frames; {@code golden.py} has made the files. */
class GoldenPixelsTest {
  private static final String[] THRESHOLDS = {
    "50-150", "150-50", "0-0", "20-400", "100-100", "2040-2040"
  };

  private final Canny canny = new Canny();
  private final BoxBlur blur = new BoxBlur();

  @ParameterizedTest
  @ValueSource(strings = {"shapes", "odd", "noise", "rough", "line", "column"})
  void edgesAreThoseOfOpenCv(String frame) throws IOException {
    Plane luma = read(frame);
    byte[] edges = new byte[luma.bytes().length];
    for (String pair : THRESHOLDS) {
      int dash = pair.indexOf('-');
      Thresholds thresholds =
          new Thresholds(
              Integer.parseInt(pair.substring(0, dash)),
              Integer.parseInt(pair.substring(dash + 1)));

      canny.detect(luma, thresholds, edges);

      assertThat(edges).as(pair).isEqualTo(read(frame + "-edges-" + pair).bytes());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "shapes, 1",
    "shapes, 4",
    "shapes, 20",
    "odd, 4",
    "odd, 20",
    "noise, 4",
    "rough, 1",
    "line, 4",
    "column, 20"
  })
  void meansAreThoseOfOpenCv(String frame, int radius) throws IOException {
    Plane blurred = read(frame);

    blur.blur(blurred, radius);

    assertThat(blurred.bytes()).isEqualTo(read("%s-blur-%d".formatted(frame, radius)).bytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"shapes", "rough"})
  void edgesMayBeWrittenOverTheirOwnFrame(String frame) throws IOException {
    Plane luma = read(frame);

    canny.detect(luma, new Thresholds(50, 150), luma.bytes());

    assertThat(luma.bytes()).isEqualTo(read(frame + "-edges-50-150").bytes());
  }

  /** Reads the form that OpenCV writes: P5, the size, 255, each followed by white space. */
  private static Plane read(String name) throws IOException {
    String file = name + ".pgm";
    try (InputStream in =
        Objects.requireNonNull(GoldenPixelsTest.class.getResourceAsStream(file), file)) {
      assertThat(word(in)).isEqualTo("P5");
      int width = Integer.parseInt(word(in));
      int height = Integer.parseInt(word(in));
      assertThat(word(in)).isEqualTo("255");
      return new Plane(in.readNBytes(width * height), width, height);
    }
  }

  private static String word(InputStream in) throws IOException {
    StringBuilder word = new StringBuilder();
    for (int next = in.read(); next > ' '; next = in.read()) {
      word.append((char) next);
    }
    return word.toString();
  }
}
