package dev.vivace.media.json;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The JSON of an answer. Each shape writes itself, member by member: a mapper would have to look at
 * its class first, and a cold start has no time for that.
 */
public sealed interface JsonContent
    permits ChecksumJson,
        DeletionJson,
        DeletionsJson,
        LinkJson,
        LinksJson,
        LiveStreamJson,
        LiveStreamsJson,
        MediaItemJson,
        MediaItemsJson,
        OEmbedJson,
        PlaybackJson,
        RenditionJson,
        UploadJson,
        UploadPartJson,
        UploadedItemsJson {
  JsonFactory JSON = new JsonFactory();

  /** Writes one JSON object. */
  void write(JsonGenerator json);

  /** The object in UTF-8. */
  default byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      write(json);
    }
    return bytes.toByteArray();
  }
}
