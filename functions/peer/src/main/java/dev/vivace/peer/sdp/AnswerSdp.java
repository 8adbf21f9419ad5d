package dev.vivace.peer.sdp;

import java.util.List;

/**
 * An answer, as libwebrtc wrote it.
 *
 * @param sdp with the candidates that were gathered
 */
public record AnswerSdp(String sdp) {
  /** Whether anybody can reach the sender of it. */
  public boolean hasCandidate() {
    return sdp.lines().anyMatch(line -> line.startsWith("a=candidate:"));
  }

  /** Whether no section of media was accepted. */
  public boolean isRejected() {
    return Description.parse(sdp).media().stream()
        .map(List::getFirst)
        .filter(line -> !line.startsWith("m=application"))
        .allMatch(line -> line.matches("m=\\S+ 0 .*"));
  }

  /** The SDP for the client: with the bitrate its encoder begins with. */
  public String forClient() {
    Description description = Description.parse(sdp);
    return description
        .withMedia(description.media().stream().map(StartBitrate::added).toList())
        .text();
  }
}
