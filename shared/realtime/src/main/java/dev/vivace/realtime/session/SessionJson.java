package dev.vivace.realtime.session;

import dev.vivace.media.s3.JsonMembers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The members of the objects in S3, both ways. */
final class SessionJson {
  private SessionJson() {}

  static Map<String, Object> of(Session session) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("videoFilter", session.filtering().video());
    session.filtering().audio().ifPresent(name -> members.put("audioFilter", name));
    session.filtering().model().ifPresent(id -> members.put("model", id));
    members.put("callerAddress", session.callerAddress());
    members.put("chainStartedAt", session.chainStartedAt().toString());
    session.predecessor().ifPresent(id -> members.put("predecessor", id.value()));
    return members;
  }

  static Session session(SessionId id, JsonMembers members) {
    return new Session(
        id,
        new Filtering(
            members.text("videoFilter"),
            members.optionalText("audioFilter"),
            members.optionalText("model")),
        members.text("callerAddress"),
        Instant.parse(members.text("chainStartedAt")),
        members.optionalText("predecessor").map(SessionId::new));
  }

  static Map<String, Object> of(Answer answer) {
    return switch (answer) {
      case Answer.Accepted(String sdp) -> Map.of("sdp", sdp);
      case Answer.Refused(Refusal refusal, String detail) ->
          Map.of("refusal", refusal.label(), "detail", detail);
    };
  }

  static Answer answer(JsonMembers members) {
    Optional<String> sdp = members.optionalText("sdp");
    return sdp.isPresent()
        ? new Answer.Accepted(sdp.get())
        : new Answer.Refused(
            Refusal.labelled(members.text("refusal")).orElseThrow(), members.text("detail"));
  }

  static Map<String, Object> of(Control control) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("parameters", control.parameters());
    members.put("offers", control.offers());
    members.put("left", control.left());
    members.put("stopped", control.stopped());
    control.successor().ifPresent(id -> members.put("successor", id.value()));
    return members;
  }

  static Control control(JsonMembers members) {
    return new Control(
        members.object("parameters").values(),
        Math.toIntExact(members.number("offers")),
        members.list("left").stream()
            .map(viewer -> ((Number) viewer).intValue())
            .collect(Collectors.toSet()),
        members.flag("stopped"),
        members.optionalText("successor").map(SessionId::new));
  }

  static Map<String, Object> of(SessionStatus status) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("state", status.state().name().toLowerCase(Locale.ROOT));
    members.put("endsAt", status.endsAt());
    members.put("updatedAt", status.updatedAt());
    members.putAll(status.members());
    return members;
  }

  static SessionStatus status(JsonMembers members) {
    Map<String, Object> rest = new LinkedHashMap<>(members.values());
    rest.keySet().removeAll(List.of("state", "endsAt", "updatedAt"));
    return new SessionStatus(
        SessionStatus.State.valueOf(members.text("state").toUpperCase(Locale.ROOT)),
        members.text("endsAt"),
        members.text("updatedAt"),
        rest);
  }
}
