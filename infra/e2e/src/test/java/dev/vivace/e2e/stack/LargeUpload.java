package dev.vivace.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Stores a file whose parts are made one after another. */
public final class LargeUpload {
  private LargeUpload() {}

  /** Makes the bytes of a file. */
  @FunctionalInterface
  public interface Parts {
    /**
     * Fills a part.
     *
     * @param number from 1, in order
     * @param part zeros
     */
    void fill(int number, byte[] part);
  }

  /** The id of the media item. */
  public static String of(Product product, long sizeBytes, Parts parts) throws Exception {
    return of(product::url, sizeBytes, parts);
  }

  /**
   * As that, in another stack.
   *
   * @param api the address of a path
   */
  public static String of(Function<String, URI> api, long sizeBytes, Parts parts) throws Exception {
    String json =
        "{\"filename\":\"large\",\"contentType\":\"audio/wav\",\"size\":%d}".formatted(sizeBytes);
    JsonNode upload = Http.json(Http.post(api.apply("/uploads"), json));
    for (JsonNode part : upload.get("parts")) {
      byte[] bytes = new byte[part.get("size").asInt()];
      parts.fill(part.get("number").asInt(), bytes);
      HttpResponse<byte[]> put = Http.put(URI.create(part.get("url").asString()), bytes);
      assertThat(put.statusCode()).isEqualTo(200);
    }
    URI complete = api.apply("/uploads/" + upload.get("uploadId").asString() + "/complete");
    return Http.json(Http.post(complete, new byte[0])).get("id").asString();
  }
}
