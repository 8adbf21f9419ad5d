package dev.vivace.media.live;

import dev.vivace.media.s3.JsonMembers;
import dev.vivace.media.s3.StateObjects;
import java.util.Map;
import java.util.Optional;

/**
 * The objects {@code live/{streamId}/end.json}. First only the reason is written: from then on no
 * chunk is promised to be kept. What is there by then is counted after that, and entered.
 */
final class LiveEnds {
  private final StateObjects states;

  LiveEnds(StateObjects states) {
    this.states = states;
  }

  /** Begins the end, unless that was done before. */
  void open(LiveStreamId id, LiveEnd.Reason reason) {
    states.create(LiveKeys.end(id), Map.of("reason", reason.name()));
  }

  Optional<StateObjects.Version> find(LiveStreamId id) {
    return states.find(LiveKeys.end(id));
  }

  /** The end as it was counted; empty if it was not yet. */
  static Optional<LiveEnd> counted(StateObjects.Version version) {
    JsonMembers members = version.members();
    return members.has("chunks")
        ? Optional.of(
            new LiveEnd(
                reason(version),
                Math.toIntExact(members.number("chunks")),
                members.number("bytes")))
        : Optional.empty();
  }

  static LiveEnd.Reason reason(StateObjects.Version version) {
    return LiveEnd.Reason.valueOf(version.members().text("reason"));
  }

  /** Enters what was counted, unless somebody else did before. */
  void close(LiveStream stream, StateObjects.Version open, LiveEnd end) {
    states.replace(
        LiveKeys.end(stream.id()),
        open,
        Map.of(
            "reason", end.reason().name(),
            "chunks", end.chunks(),
            "bytes", end.bytes(),
            "samples", end.bytes() / stream.format().frameBytes()));
  }
}
