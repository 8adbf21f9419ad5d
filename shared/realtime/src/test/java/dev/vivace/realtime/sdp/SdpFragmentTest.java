package dev.vivace.realtime.sdp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vivace.realtime.sdp.InvalidSdpException.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Candidates that come after an offer. */
class SdpFragmentTest {
  private static final String HOST =
      "candidate:1387637174 1 udp 2122260223 192.0.2.1 61764 typ host generation 0 ufrag EsAw";

  @Test
  void hasTheCandidatesOfTheExampleInTheStandard() {
    SdpFragment fragment =
        read(
            "a=ice-ufrag:EsAw\r\na=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1\r\nm=audio 9 RTP/AVP 0\r\n"
                + "a=mid:0\r\na="
                + HOST
                + "\r\na=end-of-candidates\r\n");

    assertThat(fragment.usernameFragment()).contains("EsAw");
    assertThat(fragment.candidates()).containsExactly(HOST);
  }

  @Test
  void takesNamesInPlaceOfAddressesAndIpv6() {
    assertThat(
            read("a=candidate:1 1 UDP 1 f3a0c2d1-1b2c.local 5000 typ host\r\n"
                    + "a=candidate:2 1 tcp 1 2001:db8::1 9 typ host tcptype active\r\n")
                .candidates())
        .hasSize(2);
  }

  @Test
  void mayHaveNone() {
    assertThat(read("a=end-of-candidates\r\n").candidates()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v=0\r\n",
        "a=candidate:1\r\n",
        "a=candidate:1 1 udp 1 192.0.2.1 99999999 typ host\r\n",
        "a=candidate:1 1 udp 1 192.0.2.1;ls 5000 typ host\r\n",
        "a=candidate:1 9 sctp 1 192.0.2.1 5000 typ host\r\n",
        "a=fingerprint:sha-256 8F\r\n"
      })
  void isRefusedIfItHasAnythingElse(String text) {
    assertThat(fault(text)).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void isRefusedWithAThousandCandidates() {
    assertThat(fault(("a=" + HOST + "\r\n").repeat(1_000))).isEqualTo(Fault.TOO_LARGE);
  }

  private static SdpFragment read(String text) {
    return SdpFragment.read(text.getBytes(UTF_8));
  }

  private static Fault fault(String text) {
    return catchThrowableOfType(InvalidSdpException.class, () -> read(text)).fault();
  }
}
