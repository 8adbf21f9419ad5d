package dev.vivace.realtime.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code m=} line and what belongs to it (RFC 8866, section 5.14).
 *
 * @param kind such as {@code audio}
 * @param protocol such as {@code UDP/TLS/RTP/SAVPF}
 * @param lines all of them, the {@code m=} line included
 */
record MediaSection(String kind, String protocol, List<String> lines) {
  private static final Pattern MEDIA =
      Pattern.compile("m=([a-z]{1,32}) ([0-9]{1,5})(?:/[0-9]{1,5})? ([A-Z/]{1,64}) \\S.*");

  /** Sections of a description, without those that it rejects itself. */
  static List<MediaSection> of(List<String> lines) {
    List<MediaSection> sections = new ArrayList<>();
    int begin = lines.size();
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).startsWith("m=")) {
        sections.addFirst(read(lines.subList(i, begin)));
        begin = i;
      }
    }
    return sections.stream().filter(MediaSection::isOffered).toList();
  }

  private static MediaSection read(List<String> lines) {
    Matcher media = MEDIA.matcher(lines.getFirst());
    if (!media.matches()) {
      throw SdpLines.malformed("A line that begins with m= is not as RFC 8866 has it.");
    }
    return new MediaSection(media.group(1), media.group(3), List.copyOf(lines));
  }

  /** A port of 0 rejects a section, but for one that only exists in a bundle (RFC 9143). */
  private boolean isOffered() {
    Matcher media = MEDIA.matcher(lines.getFirst());
    return media.matches() && (!media.group(2).equals("0") || lines.contains("a=bundle-only"));
  }

  boolean isMedia() {
    return kind.equals("audio") || kind.equals("video");
  }

  /** Whether whoever offers it sends; without an attribute, both send. */
  boolean sends() {
    return !lines.contains("a=recvonly") && !lines.contains("a=inactive");
  }

  /** Whether whoever offers it receives. */
  boolean receives() {
    return !lines.contains("a=sendonly") && !lines.contains("a=inactive");
  }
}
