package dev.vivace.peer.session;

import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.vivace.peer.connection.Connection;
import dev.vivace.peer.connection.OfferRefusedException;
import dev.vivace.realtime.session.Answer;
import dev.vivace.realtime.session.Control;
import dev.vivace.realtime.session.SessionId;
import dev.vivace.realtime.session.Sessions;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Those who watch the filtered video (WHEP). Each offer is answered by a thread of its own: a
 * silent STUN server holds up nobody else.
 */
final class Viewers implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Viewers.class.getName());
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(3);

  /** Only the address of who sent the camera's offer is stored. */
  private static final String UNKNOWN_ADDRESS = "";

  private record Viewer(Connection connection, LateCandidates candidates) {}

  private final Sessions sessions;
  private final SessionId id;
  private final Supplier<Connection> connections;
  private final Clock clock;
  private final Map<Integer, Viewer> connected = new ConcurrentHashMap<>();
  private final List<Thread> answering = new ArrayList<>();
  private int known = 1;
  private volatile boolean closed;

  /**
   * Nobody yet.
   *
   * @param connections makes a connection that sends the filtered tracks
   */
  Viewers(Sessions sessions, SessionId id, Supplier<Connection> connections, Clock clock) {
    this.sessions = sessions;
    this.id = id;
    this.connections = connections;
    this.clock = clock;
  }

  /** The number of viewers. */
  int count() {
    return connected.size();
  }

  /** Answers those that are new, and lets go those that have left. */
  void update(Control control) {
    for (; known < control.offers(); known++) {
      int number = known;
      answering.add(
          Thread.ofPlatform().daemon().name("viewer-" + number).start(() -> answer(number)));
    }
    control.left().forEach(this::remove);
  }

  /** Looks for candidates of those who connect, and for those who are gone. */
  void poll() {
    connected.forEach((number, viewer) -> {
      RTCPeerConnectionState state = viewer.connection.state();
      if (state == RTCPeerConnectionState.FAILED
          || state == RTCPeerConnectionState.CLOSED
          || viewer.connection.isClosedByOtherEnd()) {
        remove(number);
      } else {
        viewer.candidates.poll(viewer.connection, clock.instant());
      }
    });
  }

  private void answer(int number) {
    Connection connection = connections.get();
    try {
      String offer = sessions.offer(id, number).orElseThrow();
      String answer = connection.answer(offer, UNKNOWN_ADDRESS);
      if (sessions.answer(id, number, new Answer.Accepted(answer)) && !closed) {
        connected.put(
            number,
            new Viewer(connection, new LateCandidates(sessions, id, number, clock.instant())));
        return;
      }
    } catch (OfferRefusedException refused) {
      sessions.answer(id, number, new Answer.Refused(refused.refusal(), refused.detail()));
    } catch (RuntimeException failure) { // whatever it is, the camera's own session goes on
      LOG.log(Level.WARNING, "A viewer could not be answered", failure);
    }
    connection.close();
  }

  private void remove(int number) {
    Viewer viewer = connected.remove(number);
    if (viewer != null) {
      viewer.connection.close();
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      for (Thread thread : answering) {
        thread.join(LONGEST_ANSWER);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List.copyOf(connected.keySet()).forEach(this::remove);
  }
}
