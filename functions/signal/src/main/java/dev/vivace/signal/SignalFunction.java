package dev.vivace.signal;

import static dev.vivace.lambda.http.Route.delete;
import static dev.vivace.lambda.http.Route.get;
import static dev.vivace.lambda.http.Route.patch;
import static dev.vivace.lambda.http.Route.post;
import static dev.vivace.media.http.MediaScopes.REALTIME;

import dev.vivace.lambda.http.Application;
import dev.vivace.lambda.http.Routes;
import dev.vivace.signal.offer.CameraOffers;
import dev.vivace.signal.offer.OfferOperations;
import dev.vivace.signal.offer.Trickle;
import dev.vivace.signal.offer.ViewerOffers;
import dev.vivace.signal.session.RunningSessions;
import dev.vivace.signal.session.SessionParameters;
import dev.vivace.signal.stack.FilterList;
import dev.vivace.signal.stack.IceServerList;
import dev.vivace.signal.stack.StackOperations;
import jakarta.inject.Singleton;

/** The routes of the signalling function. */
@Singleton
public final class SignalFunction implements Application {
  private static final String SESSION = "/realtime/sessions/{sessionId}";
  private static final String PARAMETERS = SESSION + "/parameters";
  private static final String VIEWERS = SESSION + "/whep";
  private static final String VIEWER = VIEWERS + "/{viewer}";
  private static final String[] OFFERS = {"application/sdp", "application/json"};

  /** Beside {@code sdp} in what a page has as an offer (W3C WebRTC, RTCSessionDescription). */
  private static final String TYPE = "type";

  private final Routes routes;

  SignalFunction(
      OfferOperations offers,
      RunningSessions sessions,
      SessionParameters parameters,
      StackOperations stack) {
    CameraOffers cameras = offers.cameras();
    ViewerOffers viewers = offers.viewers();
    Trickle trickle = offers.trickle();
    FilterList filters = stack.filters();
    IceServerList iceServers = stack.iceServers();
    routes =
        Routes.of(
            get("/realtime/filters", REALTIME, filters::list),
            get("/realtime/ice-servers", REALTIME, iceServers::list),
            post("/realtime/{filter}", REALTIME, cameras::answer)
                .query("audio", "model")
                .members("sdp", TYPE, "parameters", "audio", "model", "continues")
                .grantedByLink()
                .accepting(OFFERS),
            get(SESSION, REALTIME, sessions::describe),
            patch(SESSION, REALTIME, trickle::toCamera).grantedByLink(),
            delete(SESSION, REALTIME, sessions::stop).grantedByLink(),
            get(PARAMETERS, REALTIME, parameters::list),
            patch(PARAMETERS, REALTIME, parameters::change).grantedByLink(),
            post(VIEWERS, REALTIME, viewers::answer)
                .members("sdp", TYPE)
                .grantedByLink()
                .accepting(OFFERS),
            patch(VIEWER, REALTIME, trickle::toViewer).grantedByLink(),
            delete(VIEWER, REALTIME, viewers::leave).grantedByLink());
  }

  @Override
  public Routes routes() {
    return routes;
  }
}
