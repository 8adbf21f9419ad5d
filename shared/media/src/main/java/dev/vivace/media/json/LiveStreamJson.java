package dev.vivace.media.json;

import dev.vivace.media.live.LiveEnd;
import dev.vivace.media.live.LiveOverview;
import dev.vivace.media.live.LiveStatus;
import dev.vivace.media.live.LiveStream;
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
 * @param embedUrl a page that plays it
 * @param progress how far it is; absent in a page of streams while it grows
 * @param reason {@code ended} or {@code expired}; absent while the stream grows
 * @param mediaId absent before it is archived, when the item was deleted, and in a page of streams
 */
public record LiveStreamJson(
    String id,
    String title,
    PcmFormat format,
    Instant createdAt,
    URI chunksUrl,
    URI listenUrl,
    Optional<URI> hlsUrl,
    URI embedUrl,
    int segmentSeconds,
    Optional<Progress> progress,
    Optional<String> reason,
    Optional<String> mediaId)
    implements JsonContent {
  /**
   * Ways to hear a stream.
   *
   * @param listenUrl a response that lasts as long as the listener stays
   * @param hlsUrl a playlist; empty where it could carry no token
   * @param embedUrl a page that plays either, for frames
   */
  public record Listening(URI listenUrl, Optional<URI> hlsUrl, URI embedUrl) {}

  /**
   * All that there is of a stream.
   *
   * @param chunks how many have arrived without one missing before them
   * @param seconds how long these sound
   */
  public record Progress(int chunks, double seconds) {}

  /**
   * The JSON that tells how far a stream is.
   *
   * @param url where it is described; chunks are below that
   */
  public static LiveStreamJson of(
      LiveStatus status, URI url, Listening listening, Optional<String> mediaId) {
    Progress progress = new Progress(status.chunks(), status.seconds());
    return of(
        new LiveOverview(status.stream(), status.end()),
        url,
        listening,
        Optional.of(progress),
        mediaId);
  }

  /** A stream at whose chunks nobody has looked; otherwise as above. */
  public static LiveStreamJson of(LiveOverview overview, URI url, Listening listening) {
    Optional<Progress> progress = overview.end().map(end -> counted(overview.stream(), end));
    return of(overview, url, listening, progress, Optional.empty());
  }

  private static Progress counted(LiveStream stream, LiveEnd end) {
    return new Progress(end.chunks(), stream.format().seconds(end.bytes()));
  }

  private static LiveStreamJson of(
      LiveOverview overview,
      URI url,
      Listening listening,
      Optional<Progress> progress,
      Optional<String> mediaId) {
    LiveStream stream = overview.stream();
    return new LiveStreamJson(
        stream.id().value(),
        stream.title(),
        stream.format(),
        stream.createdAt(),
        URI.create(url + "/chunks"),
        listening.listenUrl(),
        listening.hlsUrl(),
        listening.embedUrl(),
        stream.segmentSeconds(),
        progress,
        overview.end().map(end -> end.reason().name().toLowerCase(Locale.ROOT)),
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
    json.writeStringProperty("embedUrl", embedUrl.toString());
    json.writeNumberProperty("segmentSeconds", segmentSeconds);
    progress.ifPresent(told -> {
      json.writeNumberProperty("chunks", told.chunks());
      json.writeNumberProperty("seconds", told.seconds());
    });
    json.writeBooleanProperty("ended", reason.isPresent());
    reason.ifPresent(word -> json.writeStringProperty("reason", word));
    mediaId.ifPresent(item -> json.writeStringProperty("mediaId", item));
    json.writeEndObject();
  }
}
