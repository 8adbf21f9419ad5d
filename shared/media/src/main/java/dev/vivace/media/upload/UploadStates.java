package dev.vivace.media.upload;

import dev.vivace.media.s3.JsonMembers;
import dev.vivace.media.s3.StateObjects;
import dev.vivace.media.store.ItemLabel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The objects {@code uploads/{uploadId}.json}, named by the members of {@link UploadState}. */
final class UploadStates {
  private final StateObjects states;

  UploadStates(StateObjects states) {
    this.states = states;
  }

  /**
   * One version of a state.
   *
   * @param state what it says
   * @param stored the version
   */
  record Version(UploadState state, StateObjects.Version stored) {}

  void create(UploadId id, UploadState state) {
    // Nobody else has this id: where the object exists, the client's own attempt made it.
    states.create(key(id), members(state));
  }

  /**
   * The state as it is now.
   *
   * @throws UncheckedIOException if something else is in its place
   */
  Optional<Version> find(UploadId id) {
    try {
      return states.find(key(id)).map(stored -> new Version(state(stored.members()), stored));
    } catch (UncheckedIOException e) {
      throw new UncheckedIOException("unreadable state of upload " + id, e.getCause());
    }
  }

  /**
   * Enters the outcome of an upload. Whoever was first is right, and had the same outcome: S3's
   * multipart upload has only one.
   */
  void close(UploadId id, Version open, UploadState.Phase outcome) {
    states.replace(key(id), open.stored(), members(open.state().in(outcome)));
  }

  private static String key(UploadId id) {
    return "uploads/" + id + ".json";
  }

  private static Map<String, Object> members(UploadState state) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("protocol", state.protocol().name());
    members.put("phase", state.phase().name());
    members.put("mediaId", state.mediaId());
    members.put("fileName", state.fileName());
    members.put("sizeBytes", state.sizeBytes());
    members.put("partSizeBytes", state.partSizeBytes());
    members.put("multipartId", state.multipartId());
    state.label().title().ifPresent(title -> members.put("title", title));
    state.label().metadata().ifPresent(json -> members.put("metadata", json));
    return members;
  }

  private static UploadState state(JsonMembers members) {
    try {
      return new UploadState(
          UploadState.Protocol.valueOf(members.text("protocol")),
          UploadState.Phase.valueOf(members.text("phase")),
          members.text("mediaId"),
          members.text("fileName"),
          members.number("sizeBytes"),
          members.number("partSizeBytes"),
          members.text("multipartId"),
          new ItemLabel(members.optionalText("title"), members.optionalText("metadata")));
    } catch (IllegalArgumentException unknown) {
      throw new UncheckedIOException(new IOException(unknown));
    }
  }
}
