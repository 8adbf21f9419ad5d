package dev.vivace.bench.crowd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The segments that a media playlist lists (RFC 8216, section 4.3).
 *
 * @param first number of the first of them
 * @param files their addresses, as they are written; one at least
 */
record ListedSegments(long first, List<String> files) {
  private static final Pattern FIRST = Pattern.compile("#EXT-X-MEDIA-SEQUENCE:([0-9]{1,18})\n");

  /**
   * Reads a playlist.
   *
   * @throws IOException if it lists nothing to play
   */
  static ListedSegments of(byte[] playlist) throws IOException {
    String text = new String(playlist, StandardCharsets.US_ASCII);
    Matcher first = FIRST.matcher(text);
    List<String> files =
        text.lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    if (!first.find() || files.isEmpty()) {
      throw new IOException("a playlist without a segment: " + text);
    }
    return new ListedSegments(Long.parseLong(first.group(1)), files);
  }

  long newest() {
    return first + files.size() - 1;
  }

  String file(long number) {
    return files.get((int) (number - first));
  }
}
