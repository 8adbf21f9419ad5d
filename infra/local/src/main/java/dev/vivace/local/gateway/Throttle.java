package dev.vivace.local.gateway;

import dev.vivace.local.template.MethodThrottle;
import dev.vivace.local.template.Route;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Lets through what the template's limits of rate and burst allow, by token buckets. */
final class Throttle {
  private final List<Bucket> buckets;
  private final Clock clock;

  /** Without limits, everything is let through. */
  Throttle(List<MethodThrottle> limits, Clock clock) {
    this.clock = clock;
    this.buckets =
        limits.stream()
            .sorted(Comparator.comparingInt(MethodThrottle::precision).reversed())
            .map(limit -> new Bucket(limit, clock.instant()))
            .toList();
  }

  /** True if one more request of the route is let through now; the most precise limit decides. */
  boolean admits(Route route) {
    return buckets.stream()
        .filter(bucket -> bucket.limit.covers(route))
        .findFirst()
        .map(bucket -> bucket.take(clock.instant()))
        .orElse(true);
  }

  private static final class Bucket {
    private static final double NANOS_PER_SECOND = 1e9;

    private final MethodThrottle limit;
    private double tokens;
    private Instant filled;

    Bucket(MethodThrottle limit, Instant now) {
      this.limit = limit;
      this.tokens = limit.burst();
      this.filled = now;
    }

    synchronized boolean take(Instant now) {
      double added =
          Duration.between(filled, now).toNanos() / NANOS_PER_SECOND * limit.requestsPerSecond();
      if (added > 0) {
        tokens = Math.min(limit.burst(), tokens + added);
        filled = now;
      }
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }
}
