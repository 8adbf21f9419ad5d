package dev.vivace.media.json;

import dev.vivace.media.live.LiveStatus;
import dev.vivace.pcm.PcmFormat;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * A live stream.
 *
 * @param chunksUrl a chunk is sent to this, a slash and its number
 * @param listenUrl where it is heard; the query says how
 * @param hlsUrl a playlist, for an audience of any size; absent where it could carry no token
 * @param chunks how many have arrived without one missing before them
 * @param seconds how long these sound
 * @param reason {@code ended} or {@code expired}; absent while the stream grows
 * @param mediaId absent before it is archived, and when the item was deleted
 */
public record LiveStreamJson(
    String id,
    String title,
    PcmFormat format,
    Instant createdAt,
    URI chunksUrl,
    URI listenUrl,
    Optional<URI> hlsUrl,
    int segmentSeconds,
    int chunks,
    double seconds,
    Optional<String> reason,
    Optional<String> mediaId)
    implements JsonContent {
  /**
   * Ways to hear a stream.
   *
   * @param listenUrl a response that lasts as long as the listener stays
   * @param hlsUrl a playlist; empty where it could carry no token
   */
  public record Listening(URI listenUrl, Optional<URI> hlsUrl) {}

  /**
   * How far a stream is.
   *
   * @param stream where it is described; chunks are below that
   */
  public static LiveStreamJson of(
      LiveStatus status, URI stream, Listening listening, Optional<String> mediaId) {
    return new LiveStreamJson(
        status.stream().id().value(),
        status.stream().title(),
        status.stream().format(),
        status.stream().createdAt(),
        URI.create(stream + "/chunks"),
        listening.listenUrl(),
        listening.hlsUrl(),
        status.stream().segmentSeconds(),
        status.chunks(),
        status.seconds(),
        status.end().map(end -> end.reason().name().toLowerCase(Locale.ROOT)),
        mediaId);
  }

  @Override
  public void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("id", id);
    json.writeStringProperty("title", title);
    json.writeNumberProperty("sampleRate", format.sampleRate());
    json.writeNumberProperty("channels", format.channels());
    json.writeStringProperty("sampleFormat", format.sampleFormat().label());
    json.writeStringProperty("createdAt", createdAt.toString());
    json.writeStringProperty("chunksUrl", chunksUrl.toString());
    json.writeStringProperty("listenUrl", listenUrl.toString());
    hlsUrl.ifPresent(playlist -> json.writeStringProperty("hlsUrl", playlist.toString()));
    json.writeNumberProperty("segmentSeconds", segmentSeconds);
    json.writeNumberProperty("chunks", chunks);
    json.writeNumberProperty("seconds", seconds);
    json.writeBooleanProperty("ended", reason.isPresent());
    reason.ifPresent(word -> json.writeStringProperty("reason", word));
    mediaId.ifPresent(item -> json.writeStringProperty("mediaId", item));
    json.writeEndObject();
  }
}
