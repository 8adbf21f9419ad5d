package dev.vivace.peer.connection;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts of a connection by WebRTC (Identifiers for WebRTC's Statistics API).
 *
 * @param bytesIn received by the pair of candidates in use
 * @param bytesOut sent by it
 * @param candidatePair both ends of it, such as {@code host/udp 10.0.0.1:5000 - srflx/udp
 *     192.0.2.1:6000}; empty before there is one
 * @param codec of the received video, such as {@code video/VP8}; empty before there is any
 */
public record ConnectionStatistics(
    long bytesIn, long bytesOut, Optional<String> candidatePair, Optional<String> codec) {
  /** Nothing yet. */
  public static final ConnectionStatistics NONE =
      new ConnectionStatistics(0, 0, Optional.empty(), Optional.empty());

  static ConnectionStatistics of(RTCStatsReport report) {
    Map<String, RTCStats> all = report.getStats();
    Optional<RTCStats> pair =
        first(all, RTCStatsType.TRANSPORT, transport -> true)
            .flatMap(transport -> referred(all, transport, "selectedCandidatePairId"));
    Optional<RTCStats> video =
        first(
            all,
            RTCStatsType.INBOUND_RTP,
            stream -> "video".equals(stream.getAttributes().get("kind")));
    return new ConnectionStatistics(
        pair.map(stats -> number(stats, "bytesReceived")).orElse(0L),
        pair.map(stats -> number(stats, "bytesSent")).orElse(0L),
        pair.map(stats -> candidates(all, stats)),
        video
            .flatMap(stats -> referred(all, stats, "codecId"))
            .map(stats -> text(stats, "mimeType")));
  }

  private static Optional<RTCStats> first(
      Map<String, RTCStats> all, RTCStatsType type, Predicate<RTCStats> fits) {
    return all.values().stream().filter(stats -> stats.getType() == type).filter(fits).findFirst();
  }

  private static Optional<RTCStats> referred(
      Map<String, RTCStats> all, RTCStats from, String attribute) {
    return Optional.ofNullable(from.getAttributes().get(attribute))
        .map(id -> all.get(id.toString()));
  }

  private static String candidates(Map<String, RTCStats> all, RTCStats pair) {
    return "%s - %s"
        .formatted(
            referred(all, pair, "localCandidateId").map(ConnectionStatistics::end).orElse("?"),
            referred(all, pair, "remoteCandidateId").map(ConnectionStatistics::end).orElse("?"));
  }

  private static String end(RTCStats candidate) {
    return "%s/%s %s:%s"
        .formatted(
            text(candidate, "candidateType"),
            text(candidate, "protocol"),
            text(candidate, "address"),
            number(candidate, "port"));
  }

  private static String text(RTCStats stats, String attribute) {
    @Nullable Object value = stats.getAttributes().get(attribute);
    return value == null ? "" : value.toString();
  }

  private static long number(RTCStats stats, String attribute) {
    return stats.getAttributes().get(attribute) instanceof Number number ? number.longValue() : 0;
  }
}
