package dev.vivace.peer.session;

import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.vivace.peer.connection.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Watches if the page is still there. Used by the session's own thread. */
final class Presence {
  private static final Duration LONGEST_CONNECTING = Duration.ofSeconds(30);

  /** libwebrtc says so some 7 s after the last packet. */
  private static final Duration LONGEST_DISCONNECTED = Duration.ofSeconds(5);

  private final Duration idle;
  private final Instant beganAt;
  private Instant mediaAt;
  private Instant seenAt;
  private long received;
  private boolean everConnected;

  /**
   * @param idle how long a connected page may send no media
   */
  Presence(Duration idle, Instant now) {
    this.idle = idle;
    beganAt = now;
    mediaAt = now;
    seenAt = now;
  }

  /**
   * Looks at the connection.
   *
   * @param media frames and blocks that have come so far
   * @return why the session is to end; empty if it is to go on
   */
  Optional<EndReason> check(Connection connection, long media, Instant now) {
    RTCPeerConnectionState state = connection.state();
    if (media > received || !everConnected) {
      received = media;
      mediaAt = now;
    }
    if (state == RTCPeerConnectionState.CONNECTED) {
      everConnected = true;
      seenAt = now;
    }
    if (connection.isClosedByOtherEnd()) {
      return Optional.of(EndReason.CLOSED);
    }
    if (!everConnected) {
      return state == RTCPeerConnectionState.FAILED || now.isAfter(beganAt.plus(LONGEST_CONNECTING))
          ? Optional.of(EndReason.UNCONNECTED)
          : Optional.empty();
    }
    if (state == RTCPeerConnectionState.FAILED || now.isAfter(seenAt.plus(LONGEST_DISCONNECTED))) {
      return Optional.of(EndReason.VANISHED);
    }
    return now.isAfter(mediaAt.plus(idle)) ? Optional.of(EndReason.IDLE) : Optional.empty();
  }

  /** Whether the page was connected at any time. */
  boolean everConnected() {
    return everConnected;
  }
}
