package dev.vivace.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.vivace.peer.PeerStage.Running;
import dev.vivace.testkit.S3Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Fifty sessions one after another in one process of the peer, half of them with sound. */
@Tag("long")
@EnabledOnOs(OS.LINUX)
class ManySessionsTest {
  private static final int SESSIONS = 50;
  private static final int LAST = 20;

  @RegisterExtension static final S3Server S3 = new S3Server();

  private record Size(long kb, long threads, long files) {}

  @Test
  void theProcessStaysAsSmallAsItWas() throws Exception {
    List<Size> sizes = new ArrayList<>();
    try (PeerStage stage = new PeerStage(S3, Map.of());
        PeerProcess peer = new PeerProcess(S3, Map.of())) {
      for (int i = 0; i < SESSIONS; i++) {
        session(stage, peer, i % 2 == 1);
        sizes.add(new Size(peer.residentKb(), peer.threads(), peer.fileDescriptors()));
      }
    }
    List<Size> last = sizes.subList(SESSIONS - LAST, SESSIONS);
    double slopeKb = slope(last);
    System.err.printf(
        "50 sessions: RSS %d kB after the first, %d kB after the last, slope of the last 20 %.0f kB%n",
        sizes.getFirst().kb(), sizes.getLast().kb(), slopeKb);
    assertThat(slopeKb).isLessThan(512);
    assertThat(last.getLast().threads()).isCloseTo(last.getFirst().threads(), within(3L));
    assertThat(last.getLast().files()).isCloseTo(last.getFirst().files(), within(3L));
  }

  private static void session(PeerStage stage, PeerProcess peer, boolean sound) throws Exception {
    try (Camera camera =
        new Camera().withChannel().withVideo(RTCRtpTransceiverDirection.SEND_RECV)) {
      if (sound) {
        camera.withTone(0.2);
      }
      Running session =
          stage.store(
              camera.offer(), "edges", sound ? Optional.of("gain") : Optional.empty(), Map.of());
      peer.invoke(session.id());
      camera.accept(session.sdp(0));
      camera.awaitFrames(30);
      camera.send("{\"type\":\"stop\"}");
      peer.awaitAnswer();
    }
  }

  /** Of the line with the least squares, in kB a session. */
  private static double slope(List<Size> sizes) {
    double middle = (sizes.size() - 1) / 2.0;
    double above = 0;
    double below = 0;
    for (int i = 0; i < sizes.size(); i++) {
      above += (i - middle) * sizes.get(i).kb();
      below += (i - middle) * (i - middle);
    }
    return above / below;
  }
}
