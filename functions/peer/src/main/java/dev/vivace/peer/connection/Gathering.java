package dev.vivace.peer.connection;

import dev.onvoid.webrtc.RTCPeerConnectionIceErrorEvent;
import dev.vivace.realtime.session.Refusal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The search for this end's addresses. */
final class Gathering {
  /** A STUN server that is silent keeps libwebrtc busy for more than 30 s. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final CountDownLatch complete = new CountDownLatch(1);
  private volatile int errorCode;

  void completed() {
    complete.countDown();
  }

  /** Notes an error of a server (WebRTC, RTCPeerConnectionIceErrorEvent). */
  void failed(RTCPeerConnectionIceErrorEvent error) {
    boolean ofTurn = error.getUrl() != null && error.getUrl().startsWith("turn");
    if (ofTurn && !isRefused()) {
      errorCode = error.getErrorCode();
    }
  }

  /** Waits for the end of it, a second at most. */
  void await() {
    try {
      complete.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isRefused() {
    return errorCode == UNAUTHORIZED || errorCode == FORBIDDEN;
  }

  /** Why there is no candidate. */
  OfferRefusedException failure(boolean relayOnly) {
    if (isRefused()) {
      return new OfferRefusedException(
          Refusal.TURN_REFUSED,
          "The TURN server refused this stack's credentials (%d). Its secret has to be the one that TURN_SECRET_ARN names."
              .formatted(errorCode));
    }
    if (relayOnly) {
      return new OfferRefusedException(
          Refusal.TURN_UNREACHABLE,
          "The TURN server did not answer within a second, and connections of this stack have to be relayed. Check TURN_URLS.");
    }
    return new OfferRefusedException(
        Refusal.NO_CANDIDATE,
        "The peer found no address within a second that it could be reached at. Set STUN_URLS or TURN_URLS.");
  }
}
