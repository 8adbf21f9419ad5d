package dev.vivace.signal.offer;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.realtime.sdp.SdpAnswer;
import dev.vivace.realtime.sdp.SdpOffer;
import dev.vivace.realtime.session.Peers;
import dev.vivace.realtime.session.Session;
import dev.vivace.realtime.session.SessionId;
import dev.vivace.realtime.session.Sessions;
import dev.vivace.signal.http.RealtimeProblems;
import dev.vivace.signal.http.SessionLinks;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Answers a camera's offer: makes a session and has a peer answer (WHIP, RFC 9725). */
@Singleton
public final class CameraOffers {
  private final NewSessions newSessions;
  private final Sessions sessions;
  private final Peers peers;
  private final AnswerWait wait;
  private final CreatedAnswers answers;
  private final SessionLinks links;

  CameraOffers(OfferDesk with, NewSessions newSessions, Peers peers) {
    this.newSessions = newSessions;
    this.peers = peers;
    this.sessions = with.sessions();
    this.wait = with.waiting();
    this.answers = with.answers();
    this.links = with.links();
  }

  /** <code>POST /realtime/{filter}</code>. */
  public HttpResponse answer(HttpRequest request) {
    OfferRequest wish = OfferRequest.read(request);
    SdpOffer offer = SdpOffer.ofCamera(wish.sdp());
    NewSessions.Wanted wanted = newSessions.wanted(request, wish);
    Session session = wanted.session();
    sessions.create(session, offer.sdp(), wanted.control());
    start(session.id());
    SdpAnswer answer = wait.await(session.id(), 0);
    session
        .predecessor()
        .ifPresent(old -> sessions.change(old, control -> control.succeededBy(session.id())));
    return created(request, wish, wanted, answer);
  }

  private void start(SessionId id) {
    try {
      peers.start(id);
    } catch (IOException refused) {
      throw RealtimeProblems.noPeer().asException(refused);
    }
  }

  private HttpResponse created(
      HttpRequest request, OfferRequest wish, NewSessions.Wanted wanted, SdpAnswer answer) {
    SessionId id = wanted.session().id();
    URI location = links.session(request, id);
    return wish.json()
        ? answers.json(
            location,
            answer,
            Map.of(
                "id", id.value(),
                "parameters", newSessions.inEffect(wanted),
                "parametersUrl", links.parameters(request, id).toString(),
                "whepUrl", links.viewers(request, id).toString()))
        : answers.sdp(location, answer);
  }
}
