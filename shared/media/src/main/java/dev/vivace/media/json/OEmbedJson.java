package dev.vivace.media.json;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * An item as oEmbed 1.0 has it (<a href="https://oembed.com/">section 2.3.4</a>).
 *
 * @param type {@code video}, {@code rich} or {@code link}
 * @param providerUrl the API's root
 * @param cacheAge how long a consumer may keep it
 * @param frame what shows the item in a page; absent for a link
 */
public record OEmbedJson(
    String type, String title, URI providerUrl, Duration cacheAge, Optional<Frame> frame)
    implements JsonContent {

  /**
   * A frame.
   *
   * @param html the element
   * @param width in CSS pixels
   * @param height in CSS pixels
   */
  public record Frame(String html, int width, int height) {}

  @Override
  public void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("version", "1.0");
    json.writeStringProperty("type", type);
    json.writeStringProperty("title", title);
    json.writeStringProperty("provider_name", "Vivace");
    json.writeStringProperty("provider_url", providerUrl.toString());
    json.writeNumberProperty("cache_age", cacheAge.toSeconds());
    frame.ifPresent(element -> {
      json.writeStringProperty("html", element.html());
      json.writeNumberProperty("width", element.width());
      json.writeNumberProperty("height", element.height());
    });
    json.writeEndObject();
  }
}
