package dev.vivace.peer.session;

import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.vivace.peer.connection.Connection;
import dev.vivace.realtime.session.SessionId;
import dev.vivace.realtime.session.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads candidates that a client sends after its offer (trickle ICE, RFC 8840). */
final class LateCandidates {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Sessions sessions;
  private final SessionId id;
  private final int number;
  private final Instant until;
  private int sequence;

  /**
   * @param number the offer's
   */
  LateCandidates(Sessions sessions, SessionId id, int number, Instant now) {
    this.sessions = sessions;
    this.id = id;
    this.number = number;
    until = now.plus(LONGEST);
  }

  /** Gives those that have come to the connection, as long as it can make use of any. */
  void poll(Connection connection, Instant now) {
    boolean connecting =
        connection.state() == RTCPeerConnectionState.NEW
            || connection.state() == RTCPeerConnectionState.CONNECTING;
    if (connecting && now.isBefore(until)) {
      for (Optional<List<String>> batch = next(); batch.isPresent(); batch = next()) {
        batch.get().forEach(connection::add);
        sequence++;
      }
    }
  }

  private Optional<List<String>> next() {
    return sequence < Sessions.MAX_BATCHES
        ? sessions.candidates(id, number, sequence)
        : Optional.empty();
  }
}
