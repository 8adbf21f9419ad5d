package dev.vivace.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.local.template.MethodThrottle;
import dev.vivace.local.template.ResponseTransfer;
import dev.vivace.local.template.Route;
import dev.vivace.testkit.SimulatedTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final Route GET = route("GET", "/media");
  private static final Route POST = route("POST", "/media");

  private final SimulatedTime time = new SimulatedTime();

  private static Route route(String method, String path) {
    return new Route(method, path, "Fn", ResponseTransfer.BUFFERED, Duration.ofSeconds(29));
  }

  private Throttle throttle(MethodThrottle... limits) {
    return new Throttle(List.of(limits), time);
  }

  private static int admitted(Throttle throttle, Route route, int requests) {
    int count = 0;
    for (int i = 0; i < requests; i++) {
      count += throttle.admits(route) ? 1 : 0;
    }
    return count;
  }

  @Test
  void withoutLimitsEverythingIsLetThrough() {
    assertThat(admitted(throttle(), GET, 10_000)).isEqualTo(10_000);
  }

  @Test
  void burstIsLetThroughAtOnce() {
    assertThat(admitted(throttle(new MethodThrottle("/*", "*", 10, 25)), GET, 100)).isEqualTo(25);
  }

  @Test
  void rateIsLetThroughForLong() {
    Throttle throttle = throttle(new MethodThrottle("/*", "*", 10, 25));
    admitted(throttle, GET, 100);

    time.pause(Duration.ofMillis(500));
    assertThat(admitted(throttle, GET, 100)).isEqualTo(5);
    time.pause(Duration.ofMillis(99));
    assertThat(admitted(throttle, GET, 100)).isZero();
    time.pause(Duration.ofMillis(1));
    assertThat(admitted(throttle, GET, 100)).isEqualTo(1);
  }

  @Test
  void noMoreThanABurstIsSavedUp() {
    Throttle throttle = throttle(new MethodThrottle("/*", "*", 10, 25));

    time.pause(Duration.ofHours(1));

    assertThat(admitted(throttle, GET, 100)).isEqualTo(25);
  }

  @Test
  void oneLimitForAllIsSharedByAll() {
    Throttle throttle = throttle(new MethodThrottle("/*", "*", 10, 25));

    assertThat(admitted(throttle, GET, 20)).isEqualTo(20);
    assertThat(admitted(throttle, POST, 20)).isEqualTo(5);
  }

  @Test
  void mostPreciseLimitDecides() {
    Throttle throttle =
        throttle(
            new MethodThrottle("/*", "*", 1, 1),
            new MethodThrottle("/*", "GET", 1, 2),
            new MethodThrottle("/media", "*", 1, 3),
            new MethodThrottle("/media", "GET", 1, 4));

    assertThat(admitted(throttle, GET, 10)).isEqualTo(4);
    assertThat(admitted(throttle, POST, 10)).isEqualTo(3);
    assertThat(admitted(throttle, route("GET", "/live"), 10)).isEqualTo(2);
    assertThat(admitted(throttle, route("POST", "/live"), 10)).isEqualTo(1);
  }
}
