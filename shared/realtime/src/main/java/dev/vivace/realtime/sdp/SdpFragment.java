package dev.vivace.realtime.sdp;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Candidates that come after an offer (RFC 8840, section 9). All media is bundled, so that it does
 * not matter which section a candidate is of.
 *
 * @param usernameFragment of the ICE session that they are for; empty where the fragment has none
 * @param candidates each beginning with {@code candidate:}; may be none, as where the fragment only
 *     says that no more will come
 */
public record SdpFragment(Optional<String> usernameFragment, List<String> candidates) {
  public static final String MEDIA_TYPE = "application/trickle-ice-sdpfrag";

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "ice-ufrag",
          "ice-pwd",
          "ice-options",
          "ice-pacing",
          "ice-lite",
          "mid",
          "candidate",
          "end-of-candidates",
          "group",
          "rtcp-mux",
          "rtcp-mux-only");

  public SdpFragment {
    candidates = List.copyOf(candidates);
  }

  /**
   * Reads a fragment.
   *
   * @throws InvalidSdpException if it is not taken
   */
  public static SdpFragment read(byte[] body) {
    List<String> lines = SdpLines.of(body);
    if (lines.isEmpty() || !lines.stream().allMatch(SdpFragment::belongs)) {
      throw SdpLines.malformed(
          "A fragment has lines of m=, a=mid, a=ice-ufrag, a=ice-pwd, a=candidate and"
              + " a=end-of-candidates only (RFC 8840).");
    }
    return new SdpFragment(IceAttributes.usernameFragment(lines), IceAttributes.candidates(lines));
  }

  private static boolean belongs(String line) {
    return line.startsWith("m=")
        || (line.startsWith("a=") && ATTRIBUTES.contains(line.substring(2).split(":", 2)[0]));
  }
}
