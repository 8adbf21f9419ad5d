package dev.vivace.bench.crowd;

import java.time.Duration;
import java.util.Locale;

/**
 * The price that CloudFront takes for an audience that was counted, in USD by the price list of
 * November 2026 for North America and Europe: 0.085 a GB and 0.010 for 10,000 requests by https.
 * The cost of the origin, which does not depend on the audience.
 *
 * @param counted of so many listeners in a time
 */
record Costs(Crowd.Result counted, int listeners, Duration time) {
  private static final double PER_GB = 0.085;
  private static final double PER_REQUEST = 0.010 / 10_000;

  String perThousandListenerHours() {
    double factor = 1000.0 * 3600 / (listeners * (double) time.toSeconds());
    double transfer = counted.bytes() * factor / 1e9 * PER_GB;
    double requests = counted.requests() * factor * PER_REQUEST;
    return String.format(Locale.ROOT, "%.2f (%.2f of it for bytes)", transfer + requests, transfer);
  }
}
