package dev.vivace.signal.http;

import dev.vivace.lambda.http.Problem;
import dev.vivace.realtime.sdp.InvalidSdpException;
import dev.vivace.realtime.session.Answer;
import dev.vivace.realtime.session.RealtimeException;
import dev.vivace.realtime.session.Refusal;

/** The problems of real-time video, one slug each; slugs are for ever. */
public final class RealtimeProblems {
  private RealtimeProblems() {}

  /** The problem that tells a client of the store's refusal. */
  static Problem of(RealtimeException refusal) {
    return switch (refusal) {
      case RealtimeException.UnknownSession _ -> unknownSession();
      case RealtimeException.SessionEnded _ ->
          new Problem(
              "session-ended",
              410,
              "Session ended",
              "The session has ended. Begin a new one by POST /realtime/{filter}.");
      case RealtimeException.TooManyCandidates _ ->
          new Problem(
              "too-many-candidates",
              429,
              "Too many candidates",
              "This connection has sent as many candidates as one may. Begin a new session.");
      case RealtimeException.TooManyViewers _ ->
          new Problem(
              "too-many-viewers",
              409,
              "Too many viewers",
              "The session has had as many viewers as one may have. Watch another one.");
    };
  }

  /** The problem of a description that somebody sent. */
  static Problem of(InvalidSdpException invalid) {
    String complaint = invalid.complaint();
    return switch (invalid.fault()) {
      case TOO_LARGE -> new Problem("sdp-too-large", 413, "SDP too large", complaint);
      case MALFORMED -> new Problem("invalid-sdp", 400, "Invalid SDP", complaint);
      case UNSUPPORTED -> new Problem("unsupported-sdp", 422, "Unsupported SDP", complaint);
    };
  }

  /** The problem that tells a client of a peer's refusal. */
  public static Problem of(Answer.Refused answer) {
    Refusal refusal = answer.refusal();
    int status =
        switch (refusal) {
          case UNSUPPORTED_OFFER, MODEL_REFUSED -> 422;
          case NO_CANDIDATE, TURN_REFUSED, TURN_UNREACHABLE -> 502;
          case FILTER_FAILED -> 500;
          case FULL, GIVEN_UP -> 503;
        };
    return new Problem(slug(refusal), status, title(refusal), answer.detail());
  }

  private static String slug(Refusal refusal) {
    return switch (refusal) {
      case UNSUPPORTED_OFFER -> "unsupported-sdp";
      case FULL, GIVEN_UP -> "no-peer";
      case NO_CANDIDATE, TURN_REFUSED, TURN_UNREACHABLE, FILTER_FAILED, MODEL_REFUSED ->
          refusal.label();
    };
  }

  private static String title(Refusal refusal) {
    return switch (refusal) {
      case UNSUPPORTED_OFFER -> "Unsupported SDP";
      case MODEL_REFUSED -> "Model refused";
      case NO_CANDIDATE -> "No candidate";
      case TURN_REFUSED -> "TURN refused";
      case TURN_UNREACHABLE -> "TURN unreachable";
      case FILTER_FAILED -> "Filter failed";
      case FULL, GIVEN_UP -> "No peer";
    };
  }

  /** Nobody can take the session at the moment. */
  public static Problem noPeer() {
    return new Problem(
        "no-peer", 503, "No peer", "All peers are busy at the moment. Try again in a while.");
  }

  public static Problem unknownSession() {
    return new Problem(
        "unknown-session",
        404,
        "Unknown session",
        "There is no session of this id, or not any more. Begin one by POST /realtime/{filter}.");
  }

  public static Problem unknownViewer() {
    return new Problem(
        "unknown-viewer",
        404,
        "Unknown viewer",
        "The session has no viewer of this number. Begin one by POST on the session's whep.");
  }

  public static Problem unknownFilter() {
    return new Problem(
        "unknown-filter",
        404,
        "Unknown filter",
        "There is no filter of this name. GET /realtime/filters lists those that exist.");
  }

  /**
   * 415: the body is of another type.
   *
   * @param types those that are taken, such as {@code application/sdp}
   */
  public static Problem unsupportedType(String types) {
    return new Problem(
        "unsupported-media-type",
        415,
        "Unsupported media type",
        "Send the body as " + types + ", and say so by Content-Type.");
  }

  /** The credentials of TURN can't be had. */
  static Problem iceServersUnavailable() {
    return new Problem(
        "ice-servers-unavailable",
        503,
        "ICE servers unavailable",
        "The credentials of the TURN server can't be had at the moment. Try again.");
  }
}
