package dev.vivace.peer.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferTest {
  private static final String SESSION = "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n";

  @Test
  void encodersOfVideoGetAStartBitrate() {
    String offer =
        SESSION
            + "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=rtpmap:111 opus/48000/2\r\na=fmtp:111 minptime=10\r\n"
            + "m=video 9 UDP/TLS/RTP/SAVPF 96 97 98\r\na=rtpmap:96 VP8/90000\r\n"
            + "a=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\na=rtpmap:98 H264/90000\r\n"
            + "a=fmtp:98 packetization-mode=1\r\n";

    assertThat(new Offer(offer).repaired("").lines())
        .contains(
            "a=fmtp:96 x-google-start-bitrate=2500",
            "a=fmtp:98 packetization-mode=1;x-google-start-bitrate=2500",
            "a=fmtp:97 apt=96",
            "a=fmtp:111 minptime=10");
  }

  @Test
  void aHeaderExtensionThatClashesInTheBundleIsDropped() {
    String offer =
        SESSION
            + "m=audio 9 UDP/TLS/RTP/SAVPF 96\r\na=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid\r\n"
            + "a=extmap:2 urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n"
            + "m=video 9 UDP/TLS/RTP/SAVPF 97\r\na=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid\r\n"
            + "a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time\r\n"
            + "a=extmap:3 urn:3gpp:video-orientation\r\n";

    assertThat(new Offer(offer).repaired("").lines().filter(line -> line.startsWith("a=extmap")))
        .containsExactly(
            "a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid",
            "a=extmap:2 urn:ietf:params:rtp-hdrext:ssrc-audio-level",
            "a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, '', true",
    "192.0.2.7, a=candidate:1 1 udp 1 10.0.0.1 5000 typ host, false",
    "'', '', false"
  })
  void theCallerIsACandidateOfLastResort(String caller, String line, boolean added) {
    String offer = SESSION + "m=video 9 UDP/TLS/RTP/SAVPF 96\r\n" + line + "\r\n";

    String repaired = new Offer(offer).repaired(caller);

    assertThat(repaired.contains("192.0.2.7 50000 typ srflx")).isEqualTo(added);
  }

  @ParameterizedTest
  @CsvSource({
    "a=sendonly, 9, true, false",
    "a=recvonly, 9, false, true",
    "a=sendrecv, 9, true, true",
    "a=inactive, 9, false, false",
    "a=mid:0, 9, true, true",
    "a=sendrecv, 0, false, false",
  })
  void directionsAreTheClients(String line, int port, boolean sends, boolean wants) {
    Offer offer =
        new Offer(SESSION + "m=video %d UDP/TLS/RTP/SAVPF 96\r\n%s\r\n".formatted(port, line));

    assertThat(offer.sends("video")).isEqualTo(sends);
    assertThat(offer.wanted().contains("video")).isEqualTo(wants);
    assertThat(offer.sends("audio")).isFalse();
  }
}
