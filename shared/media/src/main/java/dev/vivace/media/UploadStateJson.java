package dev.vivace.media;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

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
    return JSON.std.asBytes(members);
  }

  /**
   * @throws IOException if it is no such object
   */
  static UploadState read(byte[] json) throws IOException {
    try {
      Map<String, Object> members = JSON.std.mapFrom(json);
      return new UploadState(
          UploadState.Protocol.valueOf(text(members, "protocol")),
          UploadState.Phase.valueOf(text(members, "phase")),
          text(members, "mediaId"),
          text(members, "fileName"),
          number(members, "sizeBytes"),
          number(members, "partSizeBytes"),
          text(members, "multipartId"));
    } catch (JacksonException | IllegalArgumentException malformed) {
      throw new IOException(malformed);
    }
  }

  private static String text(Map<String, Object> members, String name) throws IOException {
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw new IOException("no text in " + name);
  }

  private static long number(Map<String, Object> members, String name) throws IOException {
    if (members.get(name) instanceof Number number) {
      return number.longValue();
    }
    throw new IOException("no number in " + name);
  }
}
