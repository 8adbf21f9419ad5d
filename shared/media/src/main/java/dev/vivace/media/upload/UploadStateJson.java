package dev.vivace.media.upload;

import dev.vivace.media.s3.JsonMembers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** An upload's state as one JSON object, named by the members of {@link UploadState}. */
final class UploadStateJson {
  private UploadStateJson() {}

  static byte[] write(UploadState state) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("protocol", state.protocol().name());
    members.put("phase", state.phase().name());
    members.put("mediaId", state.mediaId());
    members.put("fileName", state.fileName());
    members.put("sizeBytes", state.sizeBytes());
    members.put("partSizeBytes", state.partSizeBytes());
    members.put("multipartId", state.multipartId());
    return JsonMembers.write(members);
  }

  /**
   * Reads a state back.
   *
   * @throws UncheckedIOException if it is no such object
   */
  static UploadState read(byte[] json) {
    JsonMembers members = JsonMembers.read(json);
    try {
      return new UploadState(
          UploadState.Protocol.valueOf(members.text("protocol")),
          UploadState.Phase.valueOf(members.text("phase")),
          members.text("mediaId"),
          members.text("fileName"),
          members.number("sizeBytes"),
          members.number("partSizeBytes"),
          members.text("multipartId"));
    } catch (IllegalArgumentException unknown) {
      throw new UncheckedIOException(new IOException(unknown));
    }
  }
}
