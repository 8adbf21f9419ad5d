package dev.vivace.peer.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells encoders of video what to begin with, by libwebrtc's format parameter {@code
 * x-google-start-bitrate}. Without it they begin at 300 kbit/s and a quarter of 720p.
 */
final class StartBitrate {
  private static final String PARAMETER = "x-google-start-bitrate=2500";
  private static final Pattern RTPMAP = Pattern.compile("a=rtpmap:(\\d+) ([^/]+)/.*");
  private static final Set<String> CODECS = Set.of("VP8", "VP9", "H264", "H265", "AV1");

  private StartBitrate() {}

  static List<String> added(List<String> section) {
    if (!section.getFirst().startsWith("m=video")) {
      return section;
    }
    List<String> lines = new ArrayList<>();
    for (String line : section) {
      lines.add(line);
      Matcher codec = RTPMAP.matcher(line);
      if (codec.matches() && CODECS.contains(codec.group(2))) {
        String format = "a=fmtp:" + codec.group(1) + " ";
        if (section.stream().noneMatch(other -> other.startsWith(format))) {
          lines.add(format + PARAMETER);
        }
      }
    }
    lines.replaceAll(line -> isFormatOfVideo(line, section) ? line + ";" + PARAMETER : line);
    return lines;
  }

  private static boolean isFormatOfVideo(String line, List<String> section) {
    if (!line.startsWith("a=fmtp:") || line.contains("x-google-start-bitrate")) {
      return false;
    }
    String payloadType = line.substring("a=fmtp:".length(), line.indexOf(' '));
    return section.stream()
        .map(RTPMAP::matcher)
        .anyMatch(codec ->
            codec.matches()
                && codec.group(1).equals(payloadType)
                && CODECS.contains(codec.group(2)));
  }
}
