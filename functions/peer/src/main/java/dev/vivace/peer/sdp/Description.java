package dev.vivace.peer.sdp;

import java.util.ArrayList;
import java.util.List;

/**
 * A session description as blocks of lines: one of the session, then one of each media section.
 *
 * @param session lines before the first {@code m=}
 * @param media one list of each section, beginning with its {@code m=}
 */
record Description(List<String> session, List<List<String>> media) {
  Description {
    session = List.copyOf(session);
    media = media.stream().map(List::copyOf).toList();
  }

  /** Reads lines that end with CRLF or LF. */
  static Description parse(String sdp) {
    List<String> session = new ArrayList<>();
    List<List<String>> media = new ArrayList<>();
    for (String line : sdp.lines().filter(text -> !text.isBlank()).toList()) {
      if (line.startsWith("m=")) {
        media.add(new ArrayList<>());
      }
      (media.isEmpty() ? session : media.getLast()).add(line);
    }
    return new Description(session, media);
  }

  Description withMedia(List<List<String>> other) {
    return new Description(session, other);
  }

  /** The description with CRLF after each line. */
  String text() {
    StringBuilder text = new StringBuilder();
    session.forEach(line -> text.append(line).append("\r\n"));
    media.forEach(section -> section.forEach(line -> text.append(line).append("\r\n")));
    return text.toString();
  }
}
