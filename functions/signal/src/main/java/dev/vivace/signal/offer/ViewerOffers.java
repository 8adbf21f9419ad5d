package dev.vivace.signal.offer;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.realtime.sdp.SdpAnswer;
import dev.vivace.realtime.sdp.SdpOffer;
import dev.vivace.realtime.session.SessionId;
import dev.vivace.signal.http.RealtimeProblems;
import dev.vivace.signal.http.SessionLinks;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;

/** Answers the offers of those who watch what comes out of a filter (draft-ietf-wish-whep). */
@Singleton
public final class ViewerOffers {
  private final OfferDesk with;

  ViewerOffers(OfferDesk with) {
    this.with = with;
  }

  /** <code>POST /realtime/sessions/{sessionId}/whep</code>. */
  public HttpResponse answer(HttpRequest request) {
    SessionId id = SessionLinks.sessionId(request);
    OfferRequest wish = OfferRequest.read(request);
    SdpOffer offer = SdpOffer.ofViewer(wish.sdp());
    int number = with.sessions().addViewer(id, offer.sdp());
    SdpAnswer answer = with.waiting().await(id, number);
    URI location = with.links().viewer(request, id, number);
    return wish.json()
        ? with.answers().json(location, answer, Map.of("viewer", number))
        : with.answers().sdp(location, answer);
  }

  /** <code>DELETE /realtime/sessions/{sessionId}/whep/{viewer}</code>; again, the same. */
  public HttpResponse leave(HttpRequest request) {
    SessionId id = SessionLinks.sessionId(request);
    int number = SessionLinks.viewer(request);
    if (number >= with.sessions().control(id).offers()) {
      throw RealtimeProblems.unknownViewer().asException();
    }
    with.sessions().change(id, control -> control.without(number));
    return HttpResponse.empty(200);
  }
}
