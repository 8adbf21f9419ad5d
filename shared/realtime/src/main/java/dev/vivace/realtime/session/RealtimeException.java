package dev.vivace.realtime.session;

/**
 * A request about a session that can't be carried out, for a reason that its sender can understand.
 * An outage of S3 is none of these: it surfaces as the SDK's own exception.
 */
public abstract sealed class RealtimeException extends RuntimeException {
  private RealtimeException(String message) {
    super(message);
  }

  /** No session has this id, or it was so long ago that it is forgotten. */
  public static final class UnknownSession extends RealtimeException {
    public UnknownSession(SessionId id) {
      super("no session " + id);
    }
  }

  /** The session is stopped, so nothing of it can be changed. */
  public static final class SessionEnded extends RealtimeException {
    public SessionEnded(SessionId id) {
      super("session " + id + " has ended");
    }
  }

  /** The connection has as many candidates as one may send. */
  public static final class TooManyCandidates extends RealtimeException {
    public TooManyCandidates(SessionId id) {
      super("too many candidates for session " + id);
    }
  }

  /** The session has as many viewers as there may be. */
  public static final class TooManyViewers extends RealtimeException {
    public TooManyViewers(SessionId id) {
      super("too many viewers of session " + id);
    }
  }
}
