package dev.vivace.signal.offer;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.Problem;
import dev.vivace.media.Ids;
import dev.vivace.realtime.session.Control;
import dev.vivace.realtime.session.Filtering;
import dev.vivace.realtime.session.Session;
import dev.vivace.realtime.session.SessionId;
import dev.vivace.realtime.session.Sessions;
import dev.vivace.realtime.wiring.RealtimeConfiguration;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes sessions of requests. One that continues another takes over its start, and its parameters
 * where the filters are the same.
 */
@Singleton
final class NewSessions {
  /** A session, and what is wanted of it. */
  record Wanted(Session session, Control control) {}

  /** A session that is taken over, as it is at the moment. */
  private record Predecessor(Session session, Control control) {}

  private final WantedFilters filters;
  private final Sessions sessions;
  private final Ids ids;
  private final RealtimeConfiguration configuration;

  NewSessions(
      WantedFilters filters, Sessions sessions, Ids ids, RealtimeConfiguration configuration) {
    this.filters = filters;
    this.sessions = sessions;
    this.ids = ids;
    this.configuration = configuration;
  }

  /**
   * The session that a request asks for; nothing is stored.
   *
   * @throws dev.vivace.lambda.http.ProblemException if it asks for what there is not
   */
  Wanted wanted(HttpRequest request, OfferRequest wish) {
    Filtering filtering = filters.wanted(request, wish);
    Optional<Predecessor> before = wish.continued().map(this::predecessor);
    Map<String, Object> parameters = new LinkedHashMap<>();
    before
        .filter(old -> old.session().filtering().equals(filtering))
        .ifPresent(old -> parameters.putAll(old.control().parameters()));
    parameters.putAll(filters.schema(filtering).checked(wish.parameters()));
    SessionId id = new SessionId(ids.newUlid());
    Session session =
        new Session(
            id,
            filtering,
            request.context().sourceIp(),
            before.map(old -> old.session().chainStartedAt()).orElse(id.createdAt()),
            wish.continued());
    return new Wanted(session, Control.of(parameters));
  }

  private Predecessor predecessor(SessionId id) {
    Session session = sessions.require(id);
    Instant end = session.chainStartedAt().plus(configuration.chain());
    if (!ids.present().isBefore(end)) {
      throw new Problem(
              "session-over",
              409,
              "Session over",
              "The session lasts for %d s over all handovers, which are over. Begin a new one."
                  .formatted(configuration.chain().toSeconds()))
          .asException();
    }
    return new Predecessor(session, sessions.control(id));
  }

  /** All parameters that a session begins with. */
  Map<String, Object> inEffect(Wanted wanted) {
    return filters.inEffect(wanted.session().filtering(), wanted.control().parameters());
  }
}
