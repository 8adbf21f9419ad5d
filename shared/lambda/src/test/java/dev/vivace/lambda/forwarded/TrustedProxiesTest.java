package dev.vivace.lambda.forwarded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.lambda.http.Headers;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.QueryParameters;
import dev.vivace.lambda.http.RequestContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
  private static HttpRequest request(String peer, String field, String... values) {
    return new HttpRequest(
        "GET",
        "/media",
        Map.of(),
        new QueryParameters(Map.of()),
        Headers.of(Map.of(field, List.of(values))),
        new byte[0],
        new RequestContext("id", "", "", peer));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.0.2.128/25, 192.0.2.129, true",
    "192.0.2.128/25, 192.0.2.127, false",
    "127.0.0.1, 127.0.0.1, true",
    "127.0.0.1, 127.0.0.2, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::1, false",
    "2001:db8::/32, 2001:db8:1::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "10.0.0.0/8, '', false",
    "10.0.0.0/8, ten.example, false",
  })
  void containTheAddressesOfTheirNetworks(String network, String address, boolean contained) {
    assertThat(TrustedProxies.parse(network, ForwardingFields.FORWARDED).contains(address))
        .isEqualTo(contained);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "proxy.example", "10.0.0.256"})
  void areNoNames(String network) {
    assertThatThrownBy(() -> TrustedProxies.parse(network, ForwardingFields.FORWARDED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "proto=https;host=a.example | https://a.example",
        "for=192.0.2.60;proto=https;by=203.0.113.43;Host=a.example | https://a.example",
        "host=\"a.example:8443\"; proto=https | https://a.example:8443",
        "host=evil.example;proto=https, host=a.example;proto=https | https://a.example",
        "host=a.example;proto=https, for=10.0.0.7;host=inner;proto=http | https://a.example",
        "host=a.example;proto=https, for=\"10.0.0.7:4711\";host=inner | https://a.example",
        "host=evil, for=192.0.2.1;host=a.example;proto=https | https://a.example",
        "host=\"a, b\";proto=https | https://a, b",
        "nonsense | ://",
      })
  void sayByForwardedWhatTheOutermostOfThemSaw(String value, String address) {
    TrustedProxies proxies = TrustedProxies.parse("10.0.0.0/8", ForwardingFields.FORWARDED);

    ForwardedAddress found = proxies.address(request("10.0.0.1", "Forwarded", value)).orElseThrow();

    assertThat(found.scheme() + "://" + found.host()).isEqualTo(address);
  }

  @Test
  void sayByTheLastOfSeveralValues() {
    TrustedProxies proxies = TrustedProxies.parse("10.0.0.0/8", ForwardingFields.X_FORWARDED);

    assertThat(
            proxies.address(
                request("10.0.0.1", "X-Forwarded-Host", "evil.example", "evil, a.example")))
        .contains(new ForwardedAddress("", "a.example", ""));
  }

  @Test
  void areNotAskedForFieldsThatTheyDoNotSet() {
    TrustedProxies proxies = TrustedProxies.parse("10.0.0.0/8", ForwardingFields.X_FORWARDED);

    assertThat(proxies.address(request("10.0.0.1", "Forwarded", "host=evil;proto=https")))
        .isEmpty();
  }

  @Test
  void areOnlyThoseThatAreConfigured() {
    TrustedProxies proxies = TrustedProxies.parse("10.0.0.0/8", ForwardingFields.FORWARDED);
    HttpRequest request = request("192.0.2.1", "Forwarded", "host=evil;proto=https");

    assertThat(proxies.address(request)).isEmpty();
    assertThat(TrustedProxies.none().address(request)).isEmpty();
  }
}
