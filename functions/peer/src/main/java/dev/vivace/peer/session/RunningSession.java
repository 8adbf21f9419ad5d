package dev.vivace.peer.session;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.vivace.peer.channel.ChannelListener;
import dev.vivace.peer.connection.Connection;
import dev.vivace.realtime.session.Control;
import dev.vivace.realtime.session.RealtimeException;
import dev.vivace.realtime.session.SessionId;
import dev.vivace.realtime.session.SessionStatus;
import dev.vivace.realtime.session.Sessions;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** A session that was answered, to its end. One thread runs it; the channel's calls into it. */
final class RunningSession implements ChannelListener {
  private static final System.Logger LOG = System.getLogger(RunningSession.class.getName());
  private static final long TICK_MS = 100;

  private final SessionId id;
  private final Sessions sessions;
  private final SessionLimits limits;
  private final Media media;
  private final SessionParameters parameters;
  private final StatusReport status;
  private final Clock clock;
  private final PageLink page;
  private final Semaphore wake = new Semaphore(0);
  private final AtomicReference<@Nullable EndReason> told = new AtomicReference<>();
  private final Periods periods = new Periods();
  private boolean announced;

  RunningSession(SessionPlan plan, Sessions sessions, Studio studio, Clock clock) {
    this.id = plan.session().id();
    this.sessions = sessions;
    this.limits = plan.limits();
    this.page = studio.page();
    this.media = studio.media();
    this.parameters = media.parameters();
    this.clock = clock;
    parameters.stored(plan.control().parameters());
    status = new StatusReport(media, limits.endsAt());
  }

  /** Takes a data channel that the page has opened. */
  void opened(RTCDataChannel channel) {
    page.opened(channel, this);
  }

  /**
   * Runs to the end, and reports it.
   *
   * @param connection of the camera
   */
  EndReason run(Connection connection, Viewers viewers) {
    Instant now = clock.instant();
    Presence presence = new Presence(limits.idle(), now);
    LateCandidates candidates = new LateCandidates(sessions, id, 0, now);
    Optional<EndReason> end = Optional.empty();
    while (end.isEmpty()) {
      awaitTick();
      now = clock.instant();
      try {
        tick(connection, viewers, candidates, now);
      } catch (SdkException outage) {
        LOG.log(Level.WARNING, "S3 does not answer; the session goes on", outage);
      } catch (RealtimeException.UnknownSession deleted) {
        told.compareAndSet(null, EndReason.STOPPED);
      }
      end = end(connection, presence, now);
    }
    return end.get();
  }

  private void awaitTick() {
    try {
      if (wake.tryAcquire(TICK_MS, TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      told.compareAndSet(null, EndReason.STOPPED);
    }
  }

  private void tick(
      Connection connection, Viewers viewers, LateCandidates candidates, Instant now) {
    announceHandover(now);
    if (periods.isDue("statistics", Duration.ofSeconds(1), now)) {
      connection.statistics(status::note);
      report(connection, viewers, now);
    }
    if (periods.isDue("candidates", Duration.ofMillis(200), now)) {
      candidates.poll(connection, now);
      viewers.poll();
    }
    if (periods.isDue("control", Duration.ofSeconds(1), now)) {
      follow(stored(), viewers);
    }
  }

  /** Stores what the page has set, and returns what is wanted. */
  private Control stored() {
    Map<String, Object> unsaved = parameters.takeUnsaved();
    if (unsaved.isEmpty()) {
      return sessions.control(id);
    }
    try {
      return sessions.change(id, control -> control.with(unsaved));
    } catch (SdkException outage) {
      parameters.putBack(unsaved);
      throw outage;
    }
  }

  private void follow(Control control, Viewers viewers) {
    if (parameters.stored(control.parameters())) {
      page.send(Map.of("type", "parameters", "values", parameters.values().values()));
    }
    viewers.update(control);
    if (control.stopped()) {
      told.compareAndSet(null, EndReason.STOPPED);
    }
  }

  /** To the page each second, to S3 every other. */
  private void report(Connection connection, Viewers viewers, Instant now) {
    SessionStatus.State state =
        connection.state() == RTCPeerConnectionState.CONNECTED
            ? SessionStatus.State.CONNECTED
            : SessionStatus.State.CONNECTING;
    SessionStatus report = status.report(state, now, more(viewers));
    page.send(StatusReport.message(report));
    if (periods.isDue("status", Duration.ofSeconds(2), now)) {
      sessions.report(id, report);
    }
  }

  private Map<String, Object> more(Viewers viewers) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("viewers", viewers.count());
    if (page.ignored() > 0) {
      more.put("ignoredMessages", page.ignored());
    }
    return more;
  }

  private void announceHandover(Instant now) {
    if (!announced && limits.allowHandover() && now.isAfter(limits.handoverAt())) {
      announced = true;
      long left = Duration.between(now, limits.endsAt()).toSeconds();
      page.send(Map.of("type", "handover", "secondsLeft", left));
    }
  }

  private Optional<EndReason> end(Connection connection, Presence presence, Instant now) {
    EndReason reason = told.get();
    if (reason != null) {
      return Optional.of(reason);
    }
    return now.isAfter(limits.endsAt())
        ? Optional.of(EndReason.TIME)
        : presence.check(connection, media.received(), now);
  }

  /** Tells the page and S3 that the session has ended; its connections are closed after that. */
  void tellEnd(EndReason reason, Viewers viewers) {
    page.close(Map.of("type", "ended", "reason", reason.word()));
    Map<String, Object> more = more(viewers);
    more.put("reason", reason.word());
    try {
      sessions.report(id, status.report(SessionStatus.State.ENDED, clock.instant(), more));
    } catch (SdkException outage) {
      LOG.log(Level.WARNING, "The end of a session could not be reported", outage);
    }
  }

  @Override
  public Map<String, Object> set(Map<String, Object> values) {
    return parameters.set(values);
  }

  @Override
  public void stop() {
    end(EndReason.STOPPED);
  }

  @Override
  public void gone() {
    end(EndReason.CLOSED);
  }

  private void end(EndReason reason) {
    told.compareAndSet(null, reason);
    wake.release();
  }
}
