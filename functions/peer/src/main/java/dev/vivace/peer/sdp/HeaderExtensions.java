package dev.vivace.peer.sdp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps RTP header extensions (RFC 8285) that libwebrtc can take: in a bundle an id stands for one
 * extension, and aiortc up to 1.4 gives one to two. The later line is dropped. So is the
 * orientation of video, without which a sender turns frames itself, and filters see them upright.
 */
final class HeaderExtensions {
  private static final String ORIENTATION = "urn:3gpp:video-orientation";
  private static final Pattern EXTMAP = Pattern.compile("a=extmap:(\\d+)(?:/\\w+)? (\\S+).*");

  private final Map<String, String> byId = new HashMap<>();

  List<String> kept(List<String> section) {
    return section.stream().filter(line -> extension(line).map(this::isFree).orElse(true)).toList();
  }

  private static Optional<Matcher> extension(String line) {
    return Optional.of(EXTMAP.matcher(line)).filter(Matcher::matches);
  }

  private boolean isFree(Matcher extension) {
    String uri = extension.group(2);
    String first = byId.putIfAbsent(extension.group(1), uri);
    return !uri.equals(ORIENTATION) && (first == null || first.equals(uri));
  }
}
