package dev.vivace.signal.http;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.Problem;
import dev.vivace.realtime.sdp.SdpAnswer;
import java.util.Arrays;

/** Entity tags of ICE sessions (RFC 9725, section 4.3.1): the peer's username fragment. */
public final class EntityTags {
  private EntityTags() {}

  /** The tag of the ICE session that an answer begins. */
  public static String of(SdpAnswer answer) {
    return "\"" + answer.usernameFragment().orElse("none") + "\"";
  }

  /**
   * Lets a request pass that is about the ICE session at hand.
   *
   * @throws dev.vivace.lambda.http.ProblemException 428 if it does not say which one, 412 if it is
   *     another one, 422 if it asks for a new one
   */
  public static void require(HttpRequest request, SdpAnswer answer) {
    String wanted = request.headers().first("If-Match").orElseThrow(EntityTags::missing).strip();
    if (wanted.equals("*")) {
      throw restart().asException();
    }
    String tag = of(answer);
    if (Arrays.stream(wanted.split(",")).map(String::strip).noneMatch(tag::equals)) {
      throw new Problem(
              "another-ice-session",
              412,
              "Another ICE session",
              "If-Match is not the ETag that the offer was answered with. Send that one.")
          .asException();
    }
  }

  /** 422: another ICE session in place of the one at hand is not to be had. */
  public static Problem restart() {
    return new Problem(
        "ice-restart-unsupported",
        422,
        "ICE restart unsupported",
        "A session is not restarted. DELETE it, and send a new offer by POST /realtime/{filter}.");
  }

  private static RuntimeException missing() {
    return new Problem(
            "if-match-required",
            428,
            "If-Match required",
            "Send the ETag that the offer was answered with as If-Match.")
        .asException();
  }
}
