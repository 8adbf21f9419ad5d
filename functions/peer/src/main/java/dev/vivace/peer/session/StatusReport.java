package dev.vivace.peer.session;

import dev.vivace.peer.audio.AudioCounts;
import dev.vivace.peer.connection.ConnectionStatistics;
import dev.vivace.peer.video.FrameCounts;
import dev.vivace.realtime.session.SessionStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Makes the reports of a session. Used by its own thread. */
final class StatusReport {
  private final Media media;
  private final Instant endsAt;
  private final FrameRates rates = new FrameRates();
  private volatile ConnectionStatistics connection = ConnectionStatistics.NONE;

  StatusReport(Media media, Instant endsAt) {
    this.media = media;
    this.endsAt = endsAt;
  }

  /** Takes what WebRTC counts, by any thread. */
  void note(ConnectionStatistics statistics) {
    connection = statistics;
  }

  /**
   * A report.
   *
   * @param more members of it that the session knows
   */
  SessionStatus report(SessionStatus.State state, Instant now, Map<String, Object> more) {
    Map<String, Object> members = rates.since(media.video().counts());
    FrameCounts.Snapshot video = media.video().counts().snapshot();
    AudioCounts.Snapshot audio = media.audio().counts().snapshot();
    media
        .model()
        .ifPresent(model -> members.put("modelState", model.name().toLowerCase(Locale.ROOT)));
    members.put("filterFailures", video.failures() + audio.failures());
    if (!video.failure().isEmpty() || !audio.failure().isEmpty()) {
      members.put("failure", video.failure().isEmpty() ? audio.failure() : video.failure());
    }
    if (audio.in() > 0) {
      members.put("audioBlocks", audio.in());
      members.put("audioDropped", audio.dropped());
    }
    ConnectionStatistics statistics = connection;
    members.put("bytesIn", statistics.bytesIn());
    members.put("bytesOut", statistics.bytesOut());
    statistics.candidatePair().ifPresent(pair -> members.put("candidatePair", pair));
    statistics.codec().ifPresent(codec -> members.put("codec", codec));
    members.putAll(more);
    return new SessionStatus(state, endsAt.toString(), now.toString(), members);
  }

  /** A report as a message of the channel. */
  static Map<String, Object> message(SessionStatus status) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("type", "status");
    message.put("state", status.state().name().toLowerCase(Locale.ROOT));
    message.put("endsAt", status.endsAt());
    message.putAll(status.members());
    return message;
  }
}
