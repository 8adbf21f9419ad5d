package dev.vivace.signal.offer;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.realtime.sdp.SdpAnswer;
import dev.vivace.realtime.sdp.SdpFragment;
import dev.vivace.realtime.sdp.SdpOffer;
import dev.vivace.realtime.session.Answer;
import dev.vivace.realtime.session.RealtimeException;
import dev.vivace.realtime.session.SessionId;
import dev.vivace.realtime.session.Sessions;
import dev.vivace.signal.http.EntityTags;
import dev.vivace.signal.http.RealtimeProblems;
import dev.vivace.signal.http.SessionLinks;
import jakarta.inject.Singleton;

/** Takes candidates that come after an offer (RFC 9725, section 4.3.1; RFC 8840). */
@Singleton
public final class Trickle {
  private final Sessions sessions;

  Trickle(Sessions sessions) {
    this.sessions = sessions;
  }

  /** <code>PATCH /realtime/sessions/{sessionId}</code>. */
  public HttpResponse toCamera(HttpRequest request) {
    return add(request, 0, RealtimeProblems.unknownSession());
  }

  /** <code>PATCH /realtime/sessions/{sessionId}/whep/{viewer}</code>. */
  public HttpResponse toViewer(HttpRequest request) {
    return add(request, SessionLinks.viewer(request), RealtimeProblems.unknownViewer());
  }

  private HttpResponse add(HttpRequest request, int number, Problem unknown) {
    SessionId id = SessionLinks.sessionId(request);
    if (!SdpFragment.MEDIA_TYPE.equals(request.mediaType().orElse(""))) {
      throw RealtimeProblems.unsupportedType(SdpFragment.MEDIA_TYPE).asException();
    }
    SdpFragment fragment = SdpFragment.read(request.body());
    EntityTags.require(request, answer(id, number, unknown));
    requireSameIceSession(id, number, fragment);
    if (sessions.control(id).stopped()) {
      throw new RealtimeException.SessionEnded(id);
    }
    if (!fragment.candidates().isEmpty()) {
      sessions.addCandidates(id, number, fragment.candidates());
    }
    return HttpResponse.empty(204);
  }

  private SdpAnswer answer(SessionId id, int number, Problem unknown) {
    return switch (sessions.findAnswer(id, number).orElseThrow(unknown::asException)) {
      case Answer.Accepted(String sdp) -> new SdpAnswer(sdp);
      case Answer.Refused _ -> throw unknown.asException();
    };
  }

  /** A fragment of another username fragment than the offer's begins an ICE session anew. */
  private void requireSameIceSession(SessionId id, int number, SdpFragment fragment) {
    boolean same =
        fragment
            .usernameFragment()
            .map(sent -> sessions.offer(id, number).filter(sdp -> SdpOffer.has(sdp, sent)))
            .map(offer -> offer.isPresent())
            .orElse(true);
    if (!same) {
      throw EntityTags.restart().asException();
    }
  }
}
