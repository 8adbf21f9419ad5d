package dev.vivace.realtime.sdp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vivace.realtime.sdp.InvalidSdpException.Fault;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Offers as browsers send them, and as nobody should. */
class SdpOfferTest {
  private static final String SESSION =
      "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=ice-ufrag:Xq4R\r\n"
          + "a=ice-pwd:Fm0pTnVq3r7sW1yZkLbHdJcA\r\na=fingerprint:sha-256 8F:1B\r\n";
  private static final String VIDEO = "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=sendrecv\r\n";
  private static final String AUDIO = "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=sendonly\r\n";
  private static final String CHANNEL = "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n";
  private static final String CANDIDATE =
      "a=candidate:1 1 udp 2122260223 192.0.2.1 61764 typ host generation 0\r\n";

  @Test
  void isKeptAsItWasSent() {
    SdpOffer offer = camera(SESSION + AUDIO + VIDEO + CHANNEL);

    assertThat(offer.sdp()).isEqualTo(SESSION + AUDIO + VIDEO + CHANNEL);
    assertThat(offer.usernameFragment()).isEqualTo("Xq4R");
  }

  @Test
  void mayHaveLinesThatEndWithALineFeedOnly() {
    assertThat(camera((SESSION + VIDEO).replace("\r\n", "\n")).sdp()).isEqualTo(SESSION + VIDEO);
  }

  @Test
  void ofACameraHasToSendSomething() {
    assertThat(fault(SESSION + VIDEO.replace("sendrecv", "recvonly"))).isEqualTo(Fault.UNSUPPORTED);
    assertThat(fault(SESSION + VIDEO.replace("sendrecv", "inactive"))).isEqualTo(Fault.UNSUPPORTED);
    assertThat(camera(SESSION + AUDIO + VIDEO.replace("sendrecv", "recvonly"))).isNotNull();
  }

  @Test
  void ofAViewerHasToReceive() {
    byte[] watching = (SESSION + VIDEO.replace("sendrecv", "recvonly")).getBytes(UTF_8);
    byte[] sending = (SESSION + VIDEO + AUDIO).getBytes(UTF_8);

    assertThat(SdpOffer.ofViewer(watching)).isNotNull();
    assertThat(
            catchThrowableOfType(InvalidSdpException.class, () -> SdpOffer.ofViewer(sending))
                .fault())
        .isEqualTo(Fault.UNSUPPORTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "v=1\r\n",
        "v=0",
        "v=0\r\n\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n",
        "v=0\r\nm=video\r\n",
        "v=0\r\nV=0\r\n",
        "v=0\r\na=\u0007\r\n"
      })
  void isRefusedIfItIsNoSdp(String text) {
    assertThat(fault(text)).isIn(Fault.MALFORMED, Fault.UNSUPPORTED);
  }

  @ParameterizedTest
  @CsvSource({"ice-ufrag", "ice-pwd", "fingerprint"})
  void isRefusedWithoutWhatTheTransportNeeds(String attribute) {
    assertThat(fault((SESSION + VIDEO).replaceAll("a=" + attribute + ":.*\r\n", "")))
        .isEqualTo(Fault.MALFORMED);
  }

  @Test
  void isRefusedWithoutMedia() {
    assertThat(fault(SESSION)).isEqualTo(Fault.UNSUPPORTED);
    assertThat(fault(SESSION + CHANNEL)).isEqualTo(Fault.UNSUPPORTED);
    assertThat(fault(SESSION + VIDEO.replace("video 9", "video 0"))).isEqualTo(Fault.UNSUPPORTED);
  }

  @Test
  void isRefusedWithMoreThanOneOfAKindOrAnotherTransport() {
    assertThat(fault(SESSION + VIDEO + VIDEO)).isEqualTo(Fault.UNSUPPORTED);
    assertThat(fault(SESSION + VIDEO.replace("UDP/TLS/RTP/SAVPF", "RTP/AVP")))
        .isEqualTo(Fault.UNSUPPORTED);
    assertThat(fault(SESSION + VIDEO + "m=text 9 UDP/TLS/RTP/SAVPF 96\r\n"))
        .isEqualTo(Fault.UNSUPPORTED);
  }

  @Test
  void isRefusedWithAMegabyteOrThousandsOfLines() {
    assertThat(fault(SESSION + VIDEO + "a=x:" + "y".repeat(1 << 20))).isEqualTo(Fault.TOO_LARGE);
    assertThat(fault(SESSION + VIDEO + "a=x\r\n".repeat(5_000))).isEqualTo(Fault.TOO_LARGE);
    assertThat(fault(SESSION + VIDEO + CANDIDATE.repeat(500))).isEqualTo(Fault.TOO_LARGE);
  }

  @Test
  void isRefusedInBinary() {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] noise = new byte[random.nextInt(2_000)];
      random.nextBytes(noise);
      InvalidSdpException refusal =
          catchThrowableOfType(InvalidSdpException.class, () -> SdpOffer.ofCamera(noise));
      assertThat(refusal.fault()).isEqualTo(Fault.MALFORMED);
    }
  }

  /** Whatever of an offer is cut or replaced, it is taken or refused, and nothing else happens. */
  @Test
  void isTakenOrRefusedWhereverItIsBroken() {
    byte[] whole = (SESSION + AUDIO + VIDEO + CHANNEL + CANDIDATE).getBytes(UTF_8);
    Random random = new Random(2);
    for (int i = 0; i < 2_000; i++) {
      byte[] broken = Arrays.copyOf(whole, random.nextInt(whole.length));
      if (broken.length > 0) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(SdpOffer.ofCamera(broken).usernameFragment()).isNotEmpty();
      } catch (InvalidSdpException refused) {
        assertThat(refused.complaint()).endsWith(".");
      }
    }
  }

  private static SdpOffer camera(String sdp) {
    return SdpOffer.ofCamera(sdp.getBytes(UTF_8));
  }

  private static Fault fault(String sdp) {
    return catchThrowableOfType(InvalidSdpException.class, () -> camera(sdp)).fault();
  }
}
