package dev.vivace.media.json;

import dev.vivace.lambda.text.Timestamps;
import dev.vivace.media.links.ItemLink;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * A link to an item that lasts.
 *
 * @param title absent where it has none
 * @param expiresAt absent for one that lasts until it is revoked
 * @param addresses absent but in the answer to its creation: nobody can tell them again
 */
public record LinkJson(
    String id,
    Optional<String> title,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Addresses> addresses)
    implements JsonContent {

  /**
   * The routes that a link opens.
   *
   * @param url redirects to the bytes
   * @param embedUrl a page that shows the item
   */
  public record Addresses(URI url, URI embedUrl) {}

  /** A link, as everybody may see it who may revoke it. */
  public static LinkJson of(ItemLink link) {
    return of(link, Optional.empty());
  }

  /** A link that was just made. */
  public static LinkJson of(ItemLink link, Addresses addresses) {
    return of(link, Optional.of(addresses));
  }

  private static LinkJson of(ItemLink link, Optional<Addresses> addresses) {
    return new LinkJson(
        link.id().value(),
        Optional.of(link.title()).filter(title -> !title.isEmpty()),
        link.createdAt(),
        link.expiresAt(),
        addresses);
  }

  @Override
  public void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("id", id);
    title.ifPresent(text -> json.writeStringProperty("title", text));
    json.writeStringProperty("createdAt", createdAt.toString());
    expiresAt.ifPresent(end -> json.writeStringProperty("expiresAt", Timestamps.utc(end)));
    addresses.ifPresent(told -> {
      json.writeStringProperty("url", told.url().toString());
      json.writeStringProperty("embedUrl", told.embedUrl().toString());
    });
    json.writeEndObject();
  }
}
