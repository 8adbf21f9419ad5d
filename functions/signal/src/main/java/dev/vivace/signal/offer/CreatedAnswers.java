package dev.vivace.signal.offer;

import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.realtime.sdp.SdpAnswer;
import dev.vivace.signal.http.EntityTags;
import dev.vivace.signal.http.JsonAnswers;
import dev.vivace.signal.stack.IceServerList;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes 201 with an answer (RFC 9725, section 4.2). */
@Singleton
final class CreatedAnswers {
  private final IceServerList iceServers;

  CreatedAnswers(IceServerList iceServers) {
    this.iceServers = iceServers;
  }

  /** An answer as SDP. */
  HttpResponse sdp(URI location, SdpAnswer answer) {
    byte[] body = answer.sdp().getBytes(StandardCharsets.UTF_8);
    return whip(HttpResponse.bytes(201, OfferRequest.SDP, body), location, answer)
        .withHeader("Cache-Control", "no-store");
  }

  /**
   * An answer as JSON.
   *
   * @param more members beside {@code sdp} and {@code location}
   */
  HttpResponse json(URI location, SdpAnswer answer, Map<String, Object> more) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("sdp", answer.sdp());
    members.put("location", location.toString());
    members.putAll(more);
    return whip(JsonAnswers.of(201, members), location, answer);
  }

  private HttpResponse whip(HttpResponse response, URI location, SdpAnswer answer) {
    HttpResponse answered =
        response
            .withHeader("Location", location.toString())
            .withHeader("ETag", EntityTags.of(answer));
    for (String link : iceServers.links()) {
      answered = answered.plusHeader("Link", link);
    }
    return answered;
  }
}
