package dev.vivace.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** Header fields that protect a browser from any answer, whatever its status is. */
final class Protection {
  private Protection() {}

  static void assertOn(HttpResponse<?> answer) {
    HttpHeaders headers = answer.headers();
    assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(headers.firstValue("Set-Cookie")).isEmpty();
  }
}
