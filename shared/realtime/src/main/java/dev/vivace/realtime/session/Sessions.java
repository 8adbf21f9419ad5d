package dev.vivace.realtime.session;

import dev.vivace.media.s3.ConcurrentReads;
import dev.vivace.media.s3.StateObjects;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Sessions in S3; see {@link dev.vivace.realtime} for who writes what.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 */
public final class Sessions {
  /** Viewers that one session may have had. */
  public static final int MAX_VIEWERS = 16;

  /** Batches of candidates that one connection may send after its offer. */
  public static final int MAX_BATCHES = 64;

  private static final int MAX_ATTEMPTS = 20;
  private static final String MARK = "mark";

  private final StateObjects states;

  public Sessions(StateObjects states) {
    this.states = states;
  }

  /** Stores a new session with its camera's offer. Nobody else has its id. */
  public void create(Session session, String offer, Control control) {
    SessionId id = session.id();
    List<Runnable> writes =
        List.of(
            () -> states.create(SessionKeys.session(id), SessionJson.of(session)),
            () -> states.create(SessionKeys.offer(id, 0), Map.of("sdp", offer)),
            () -> states.create(SessionKeys.control(id), SessionJson.of(control)));
    ConcurrentReads.of(
        writes,
        write -> {
          write.run();
          return true;
        });
  }

  /** Finds a session; empty if there is none of this id. */
  public Optional<Session> find(SessionId id) {
    return states
        .find(SessionKeys.session(id))
        .map(version -> SessionJson.session(id, version.members()));
  }

  /**
   * The session of this id.
   *
   * @throws RealtimeException.UnknownSession if there is none
   */
  public Session require(SessionId id) {
    return find(id).orElseThrow(() -> new RealtimeException.UnknownSession(id));
  }

  /** The SDP of an offer, as the client wrote it; empty if it is not there, or not yet. */
  public Optional<String> offer(SessionId id, int number) {
    return states.find(SessionKeys.offer(id, number)).map(version -> version.members().text("sdp"));
  }

  /**
   * Stores a viewer's offer.
   *
   * @return its number, from 1
   * @throws RealtimeException.UnknownSession if there is no such session
   * @throws RealtimeException.SessionEnded if it is stopped, or its peer has reported its end
   * @throws RealtimeException.TooManyViewers if it has had {@link #MAX_VIEWERS}
   */
  public int addViewer(SessionId id, String offer) {
    int number = requireRunning(id).offers();
    while (number <= MAX_VIEWERS) {
      if (isCreated(SessionKeys.offer(id, number), Map.of("sdp", offer))) {
        int offers = number + 1;
        change(id, control -> control.withOffers(offers));
        return number;
      }
      number++;
    }
    throw new RealtimeException.TooManyViewers(id);
  }

  /**
   * Answers an offer.
   *
   * @return false if it was answered before, which stands
   */
  public boolean answer(SessionId id, int number, Answer answer) {
    return isCreated(SessionKeys.answer(id, number), SessionJson.of(answer));
  }

  /** Returns the answer to an offer; empty as long as there is none. */
  public Optional<Answer> findAnswer(SessionId id, int number) {
    return states
        .find(SessionKeys.answer(id, number))
        .map(version -> SessionJson.answer(version.members()));
  }

  /**
   * Stores candidates that came after an offer.
   *
   * @param lines values of {@code a=candidate} attributes, each beginning with {@code candidate:}
   * @throws RealtimeException.TooManyCandidates if there are {@link #MAX_BATCHES} already
   */
  public void addCandidates(SessionId id, int number, List<String> lines) {
    Map<String, Object> members = Map.of("candidates", lines);
    int sequence = 0;
    while (!isCreated(SessionKeys.candidates(id, number, sequence), members)) {
      sequence = firstFree(id, number, sequence);
      if (sequence >= MAX_BATCHES) {
        throw new RealtimeException.TooManyCandidates(id);
      }
    }
  }

  /**
   * The first sequence number of candidates that is free. Those that are taken have no gaps, so it
   * is found by steps that double, then halve: 64 cost a dozen requests.
   *
   * @param taken one that is taken
   */
  private int firstFree(SessionId id, int number, int taken) {
    int last = taken;
    int step = 1;
    while (last + step < MAX_BATCHES && candidates(id, number, last + step).isPresent()) {
      last += step;
      step *= 2;
    }
    int free = Math.min(last + step, MAX_BATCHES);
    while (free - last > 1) {
      int middle = (last + free) / 2;
      if (candidates(id, number, middle).isPresent()) {
        last = middle;
      } else {
        free = middle;
      }
    }
    return free;
  }

  /**
   * Candidates that came after an offer.
   *
   * @param sequence from 0, without gaps
   * @return values of {@code a=candidate} attributes; empty if they are not there, or not yet
   */
  public Optional<List<String>> candidates(SessionId id, int number, int sequence) {
    return states
        .find(SessionKeys.candidates(id, number, sequence))
        .map(
            version -> version.members().list("candidates").stream().map(String::valueOf).toList());
  }

  /**
   * Returns what is wanted of a session at the moment.
   *
   * @throws RealtimeException.UnknownSession if there is no such session
   */
  public Control control(SessionId id) {
    return SessionJson.control(version(id).members());
  }

  /**
   * Changes some parameters; those that are not named stay.
   *
   * @param changes checked against the schemas of the session's filters
   * @return what holds now
   * @throws RealtimeException.UnknownSession if there is no such session
   * @throws RealtimeException.SessionEnded if it is stopped, or its peer has reported its end
   */
  public Control changeParameters(SessionId id, Map<String, Object> changes) {
    requireRunning(id);
    return change(id, control -> control.with(changes));
  }

  /**
   * Changes what is wanted, on top of what others have changed.
   *
   * @param step may be applied several times
   * @return what holds now
   * @throws RealtimeException.UnknownSession if there is no such session
   */
  public Control change(SessionId id, UnaryOperator<Control> step) {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      StateObjects.Version version = version(id);
      Control before = SessionJson.control(version.members());
      Control after = step.apply(before);
      if (after.equals(before)
          || states.replace(SessionKeys.control(id), version, SessionJson.of(after))) {
        return after;
      }
    }
    throw new IllegalStateException("control of session " + id + " is changed without end");
  }

  /** Reports how a session fares. Only its peer does. */
  public void report(SessionId id, SessionStatus status) {
    states.overwrite(SessionKeys.status(id), SessionJson.of(status));
  }

  /** Tells how a session fares; empty as long as its peer has not said. */
  public Optional<SessionStatus> status(SessionId id) {
    return states
        .find(SessionKeys.status(id))
        .map(version -> SessionJson.status(version.members()));
  }

  /**
   * Writes what only the first may write. If an answer of S3 was lost, the SDK writes again and is
   * refused for its own object: a mark in it tells whose it is.
   */
  private boolean isCreated(String key, Map<String, Object> members) {
    String mark = UUID.randomUUID().toString();
    Map<String, Object> marked = new HashMap<>(members);
    marked.put(MARK, mark);
    return states.create(key, marked)
        || states
            .find(key)
            .flatMap(found -> found.members().optionalText(MARK))
            .equals(Optional.of(mark));
  }

  private Control requireRunning(SessionId id) {
    Control control = control(id);
    boolean ended =
        status(id).filter(status -> status.state() == SessionStatus.State.ENDED).isPresent();
    if (control.stopped() || ended) {
      throw new RealtimeException.SessionEnded(id);
    }
    return control;
  }

  private StateObjects.Version version(SessionId id) {
    return states
        .find(SessionKeys.control(id))
        .orElseThrow(() -> new RealtimeException.UnknownSession(id));
  }
}
