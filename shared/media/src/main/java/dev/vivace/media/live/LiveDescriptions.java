package dev.vivace.media.live;

import dev.vivace.lambda.text.Timestamps;
import dev.vivace.media.LeastRecentlyUsed;
import dev.vivace.media.MediaId;
import dev.vivace.media.s3.JsonMembers;
import dev.vivace.media.s3.StateObjects;
import dev.vivace.pcm.PcmFormat;
import dev.vivace.pcm.SampleFormat;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The objects {@code live/{streamId}/stream.json}, which never change and are remembered. */
final class LiveDescriptions {
  private static final int MAX_REMEMBERED = 1000;
  private static final String SEGMENT_SECONDS = "segmentSeconds";

  private final StateObjects states;
  private final Map<LiveStreamId, LiveStream> remembered =
      Collections.synchronizedMap(new LeastRecentlyUsed<>(MAX_REMEMBERED));

  LiveDescriptions(StateObjects states) {
    this.states = states;
  }

  void create(LiveStream stream) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("mediaId", stream.mediaId().value());
    members.put("title", stream.title());
    members.put("sampleRate", stream.format().sampleRate());
    members.put("channels", stream.format().channels());
    members.put("sampleFormat", stream.format().sampleFormat().label());
    members.put(SEGMENT_SECONDS, stream.segmentSeconds());
    members.put("created", Timestamps.utc(stream.createdAt()));
    // Nobody else has this id: where the object exists, the client's own attempt made it.
    states.create(LiveKeys.stream(stream.id()), members);
  }

  Optional<LiveStream> find(LiveStreamId id) {
    LiveStream known = remembered.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<LiveStream> found =
        states.find(LiveKeys.stream(id)).map(version -> stream(id, version.members()));
    found.ifPresent(stream -> remembered.put(id, stream));
    return found;
  }

  private static LiveStream stream(LiveStreamId id, JsonMembers members) {
    return new LiveStream(
        id,
        new MediaId(members.text("mediaId")),
        members.text("title"),
        new PcmFormat(
            Math.toIntExact(members.number("sampleRate")),
            Math.toIntExact(members.number("channels")),
            SampleFormat.labelled(members.text("sampleFormat")).orElseThrow()),
        // Streams of before there was HLS say nothing.
        members.has(SEGMENT_SECONDS)
            ? Math.toIntExact(members.number(SEGMENT_SECONDS))
            : LiveStream.DEFAULT_SEGMENT_SECONDS);
  }
}
