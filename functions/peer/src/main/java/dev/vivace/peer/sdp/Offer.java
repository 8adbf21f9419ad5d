package dev.vivace.peer.sdp;

import java.util.ArrayList;
import java.util.List;

/** An offer, as a client wrote it. */
public final class Offer {
  /** libwebrtc ignores candidates of ports below 1024, so the unknown port is a high one. */
  private static final int UNKNOWN_PORT = 50_000;

  private final Description description;

  public Offer(String sdp) {
    description = Description.parse(sdp);
  }

  /** The kinds of media whose sections the client wants to receive, such as {@code video}. */
  public List<String> wanted() {
    return description.media().stream()
        .filter(section -> isOpen(section) && !has(section, "a=sendonly", "a=inactive"))
        .map(Offer::kind)
        .toList();
  }

  /** Whether the client sends media of that kind. */
  public boolean sends(String kind) {
    return description.media().stream()
        .anyMatch(section ->
            isOpen(section)
                && kind(section).equals(kind)
                && !has(section, "a=recvonly", "a=inactive"));
  }

  /**
   * The offer as libwebrtc takes it and does best with it.
   *
   * @param callerAddress the address the offer came from, a candidate for an offer without any;
   *     empty if it is not known
   */
  public String repaired(String callerAddress) {
    HeaderExtensions extensions = new HeaderExtensions();
    List<List<String>> media = new ArrayList<>();
    for (List<String> section : description.media()) {
      media.add(StartBitrate.added(extensions.kept(section)));
    }
    if (!callerAddress.isEmpty() && !media.isEmpty() && !hasCandidates()) {
      media.set(0, withCandidate(media.getFirst(), callerAddress));
    }
    return description.withMedia(media).text();
  }

  private boolean hasCandidates() {
    return description.media().stream()
        .flatMap(List::stream)
        .anyMatch(line -> line.startsWith("a=candidate:"));
  }

  private static List<String> withCandidate(List<String> section, String address) {
    List<String> lines = new ArrayList<>(section);
    lines.add(
        "a=candidate:1 1 udp 1677721855 %s %d typ srflx raddr 0.0.0.0 rport 0"
            .formatted(address, UNKNOWN_PORT));
    return lines;
  }

  /** A section of port 0 was rejected, unless it is bundled (RFC 9143, section 7.3.3). */
  private static boolean isOpen(List<String> section) {
    return !section.getFirst().matches("m=\\S+ 0 .*") || has(section, "a=bundle-only");
  }

  private static boolean has(List<String> section, String... lines) {
    return List.of(lines).stream().anyMatch(section::contains);
  }

  private static String kind(List<String> section) {
    String line = section.getFirst();
    return line.substring("m=".length(), line.indexOf(' '));
  }
}
