package dev.vivace.realtime.sdp;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Attributes of ICE in SDP (RFC 8839, section 5). */
final class IceAttributes {
  /** More than any machine has networks. */
  static final int MAX_CANDIDATES = 100;

  private static final Pattern UFRAG = Pattern.compile("a=ice-ufrag:([A-Za-z0-9+/]{4,256})");
  private static final Pattern PASSWORD = Pattern.compile("a=ice-pwd:[A-Za-z0-9+/]{22,256}");
  private static final String CANDIDATE_PREFIX = "a=candidate:";
  private static final Pattern CANDIDATE =
      Pattern.compile(
          "a=(candidate:[A-Za-z0-9+/]{1,32} [12] (?i:udp|tcp) [0-9]{1,10} [0-9A-Za-z.:-]{1,255}"
              + " [0-9]{1,5} typ [a-z]{1,16}(?: [!-~]{1,255})*)");

  private IceAttributes() {}

  /** The name of the ICE session, of the first line that has one. */
  static Optional<String> usernameFragment(List<String> lines) {
    return lines.stream()
        .map(UFRAG::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .findFirst();
  }

  static boolean hasPassword(List<String> lines) {
    return lines.stream().anyMatch(line -> PASSWORD.matcher(line).matches());
  }

  /**
   * The candidates, each beginning with {@code candidate:}.
   *
   * @throws InvalidSdpException if there are more than {@link #MAX_CANDIDATES}, or one is no
   *     candidate
   */
  static List<String> candidates(List<String> lines) {
    List<String> found = lines.stream().filter(line -> line.startsWith(CANDIDATE_PREFIX)).toList();
    if (found.size() > MAX_CANDIDATES) {
      throw new InvalidSdpException(
          InvalidSdpException.Fault.TOO_LARGE,
          "At most %d candidates are taken at once.".formatted(MAX_CANDIDATES));
    }
    return found.stream().map(IceAttributes::candidate).toList();
  }

  private static String candidate(String line) {
    Matcher candidate = CANDIDATE.matcher(line.strip());
    if (!candidate.matches()) {
      throw SdpLines.malformed("A candidate is not as RFC 8839, section 5.1, has it.");
    }
    return candidate.group(1);
  }
}
