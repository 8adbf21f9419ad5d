package dev.vivace.realtime.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An offer that was checked: within bounds, for WebRTC's own transport, of one camera and one
 * microphone at most. What native code makes of it is for the peer to find out.
 *
 * @param sdp as it was sent
 * @param usernameFragment of the ICE session that it belongs to
 */
public record SdpOffer(String sdp, String usernameFragment) {
  private static final Set<String> PROTOCOLS =
      Set.of(
          "UDP/TLS/RTP/SAVPF",
          "UDP/TLS/RTP/SAVP",
          "TCP/TLS/RTP/SAVPF",
          "TCP/DTLS/RTP/SAVPF",
          "TCP/DTLS/RTP/SAVP",
          "RTP/SAVPF",
          "UDP/DTLS/SCTP",
          "TCP/DTLS/SCTP",
          "DTLS/SCTP");
  private static final Set<String> KINDS = Set.of("audio", "video", "application");

  /**
   * Reads a camera's offer: something of it is sent.
   *
   * @throws InvalidSdpException if it is not taken
   */
  public static SdpOffer ofCamera(byte[] body) {
    List<String> lines = SdpLines.of(body);
    List<MediaSection> media = checked(lines);
    if (media.stream().noneMatch(MediaSection::sends)) {
      throw SdpLines.unsupported(
          "The offer sends neither video nor sound. Add a track of a camera before createOffer();"
              + " who only wants to watch posts to the session's whep.");
    }
    return offer(lines);
  }

  /**
   * Reads a viewer's offer: something of it is received, and nothing only sent.
   *
   * @throws InvalidSdpException if it is not taken
   */
  public static SdpOffer ofViewer(byte[] body) {
    List<String> lines = SdpLines.of(body);
    List<MediaSection> media = checked(lines);
    if (!media.stream().allMatch(MediaSection::receives)) {
      throw SdpLines.unsupported(
          "A viewer receives. Offer transceivers of the direction recvonly.");
    }
    return offer(lines);
  }

  /** Whether an offer that was stored is of the ICE session of that name. */
  public static boolean has(String sdp, String usernameFragment) {
    return IceAttributes.usernameFragment(sdp.lines().toList())
        .filter(usernameFragment::equals)
        .isPresent();
  }

  private static SdpOffer offer(List<String> lines) {
    return new SdpOffer(
        String.join("\r\n", lines) + "\r\n",
        IceAttributes.usernameFragment(lines)
            .orElseThrow(() -> SdpLines.malformed("The offer has no a=ice-ufrag.")));
  }

  /** The sections of video and sound, one of them at least. */
  private static List<MediaSection> checked(List<String> lines) {
    if (lines.isEmpty() || !lines.getFirst().equals("v=0")) {
      throw SdpLines.malformed("SDP begins with v=0. Send what createOffer() gives as its sdp.");
    }
    List<String> seen = new ArrayList<>();
    List<MediaSection> sections = MediaSection.of(lines);
    for (MediaSection section : sections) {
      if (!KINDS.contains(section.kind()) || !PROTOCOLS.contains(section.protocol())) {
        throw SdpLines.unsupported(
            "Only audio, video and a data channel over DTLS are taken, as browsers offer them.");
      }
      if (seen.contains(section.kind())) {
        throw SdpLines.unsupported(
            "At most one video, one sound and one data channel are taken. Offer one of each kind.");
      }
      seen.add(section.kind());
    }
    if (sections.stream().noneMatch(MediaSection::isMedia)) {
      throw SdpLines.unsupported(
          "The offer has neither video nor sound. Add a track before createOffer().");
    }
    requireTransport(lines);
    return sections.stream().filter(MediaSection::isMedia).toList();
  }

  private static void requireTransport(List<String> lines) {
    if (!IceAttributes.hasPassword(lines)) {
      throw SdpLines.malformed("The offer has no a=ice-pwd.");
    }
    if (lines.stream().noneMatch(line -> line.startsWith("a=fingerprint:"))) {
      throw SdpLines.malformed("The offer has no a=fingerprint: DTLS needs one.");
    }
    IceAttributes.candidates(lines);
  }

  /** Without the description: it has a password and addresses. */
  @Override
  public String toString() {
    return "SdpOffer " + usernameFragment;
  }
}
