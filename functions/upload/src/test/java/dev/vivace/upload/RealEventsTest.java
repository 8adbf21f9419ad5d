package dev.vivace.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.WebClient;
import dev.vivace.testkit.openapi.EventsContract;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** This function's answers to the events in {@code events/}. */
class RealEventsTest implements EventsContract {
  @RegisterExtension static final UploadFunctionFixture FUNCTION = new UploadFunctionFixture();

  private static final String KNOWN_UPLOAD = "01KAH40B6RF3S1KZ8H5PYTQWGA";

  private static final Map<String, String> OUTCOMES =
      Map.ofEntries(
          Map.entry("upload-delete-upload", "204"),
          Map.entry("upload-get-upload", "200"),
          Map.entry("upload-head-upload", "200"),
          Map.entry("upload-get-upload-malformed-id", "404 unknown-upload"),
          Map.entry("upload-get-upload-unknown", "404 unknown-upload"),
          Map.entry("upload-options-complete", "204"),
          Map.entry("upload-options-media", "204"),
          Map.entry("upload-options-upload", "204"),
          Map.entry("upload-options-uploads", "204"),
          Map.entry("upload-post-complete", "201"),
          Map.entry("upload-post-complete-unknown", "404 unknown-upload"),
          Map.entry("upload-post-media-empty", "400 empty-file"),
          Map.entry("upload-post-media-form", "201"),
          Map.entry("upload-post-media-form-broken", "400 invalid-multipart"),
          Map.entry("upload-post-media-form-no-boundary", "400 invalid-multipart"),
          Map.entry("upload-post-media-form-two-files", "201"),
          Map.entry("upload-post-media-malformed-base64", "400 invalid-request"),
          Map.entry("upload-post-media-raw", "201"),
          Map.entry("upload-post-media-raw-query-name", "201"),
          Map.entry("upload-post-media-raw-unicode-name", "201"),
          Map.entry("upload-post-media-text-named-mp3", "201"),
          Map.entry("upload-post-media-title", "201"),
          Map.entry("upload-post-uploads", "201"),
          Map.entry("upload-post-uploads-broken-json", "400 invalid-request"),
          Map.entry("upload-post-uploads-negative-size", "400 invalid-parameter"),
          Map.entry("upload-post-uploads-no-inside", "400 no-inside-addresses"),
          Map.entry("upload-post-uploads-small", "201"),
          Map.entry("upload-post-uploads-title", "201"));

  @Override
  public Map<String, String> outcomes() {
    return OUTCOMES;
  }

  @Override
  public FunctionClient client() {
    return FUNCTION.client();
  }

  @Override
  public String withKnownIds(String json) {
    return json.contains(KNOWN_UPLOAD) ? json.replace(KNOWN_UPLOAD, receivedUpload()) : json;
  }

  /** The id of an upload whose one part has arrived. */
  private static String receivedUpload() {
    JsonNode upload = FUNCTION.send(UploadFunctionFixture.announce("a.txt", 1)).json();
    try (WebClient web = new WebClient()) {
      URI url = URI.create(upload.get("parts").get(0).get("url").asString());
      assertThat(web.put(url, new byte[] {'a'}).statusCode()).isEqualTo(200);
    }
    return upload.get("uploadId").asString();
  }
}
