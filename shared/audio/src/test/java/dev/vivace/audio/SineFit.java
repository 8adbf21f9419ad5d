package dev.vivace.audio;

/**
 * The distance of a piece of mono audio from the one sine that is nearest to it: a gap, a click or
 * a repeated sample anywhere shows, as everything behind it has another phase.
 *
 * @param amplitude of the sine
 * @param residual root mean square of what is left, as a part of the sine's own
 * @param peak the largest difference, as a part of the amplitude
 */
public record SineFit(double amplitude, double residual, double peak) {
  /** Leaves out so much at the start and the end, where codecs have their delay. */
  static final double MARGIN_SECONDS = 0.15;

  /** Fits amplitude and phase of a sine of known frequency by least squares. */
  public static SineFit of(Pcm mono, double hertz) {
    int from = (int) (MARGIN_SECONDS * mono.sampleRate());
    int to = mono.frames() - from;
    double step = 2 * Math.PI * hertz / mono.sampleRate();
    double sines = 0;
    double cosines = 0;
    double products = 0;
    double withSine = 0;
    double withCosine = 0;
    for (int i = from; i < to; i++) {
      double sine = Math.sin(step * i);
      double cosine = Math.cos(step * i);
      sines += sine * sine;
      cosines += cosine * cosine;
      products += sine * cosine;
      withSine += sine * mono.samples()[i];
      withCosine += cosine * mono.samples()[i];
    }
    double determinant = sines * cosines - products * products;
    double a = (withSine * cosines - withCosine * products) / determinant;
    double b = (withCosine * sines - withSine * products) / determinant;
    double squares = 0;
    double peak = 0;
    for (int i = from; i < to; i++) {
      double rest = mono.samples()[i] - a * Math.sin(step * i) - b * Math.cos(step * i);
      squares += rest * rest;
      peak = Math.max(peak, Math.abs(rest));
    }
    double amplitude = Math.hypot(a, b);
    double residual = Math.sqrt(2 * squares / (to - from)) / amplitude;
    return new SineFit(amplitude, residual, peak / amplitude);
  }
}
