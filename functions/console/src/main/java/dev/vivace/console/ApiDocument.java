package dev.vivace.console;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.text.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The API as an OpenAPI document. It is read when somebody asks for it, so that the page does not
 * wait for it.
 */
final class ApiDocument {
  /** The document's own folder, which is the API's root. */
  private static final String RELATIVE = "\"servers\":[{\"url\":\".\"}]";

  private static final String FIVE_MINUTES = "public, max-age=300";

  private static final int TAG_BYTES = 8;

  private final List<URI> servers;
  private @Nullable Version version;

  /** The bytes and their name, with its quotes (RFC 9110, section 8.8.3). */
  @SuppressWarnings("ArrayRecordComponent") // sent as they are, never compared
  private record Version(byte[] json, String eTag) {
    /** A list of tags, or a star (section 13.1.2). */
    boolean isAmong(String tags) {
      return Arrays.stream(tags.split(","))
          .map(tag -> tag.strip().replaceFirst("^W/", ""))
          .anyMatch(tag -> tag.equals(eTag) || tag.equals("*"));
    }
  }

  /**
   * @param servers where clients see the API; none for the address that the document has come from
   */
  ApiDocument(List<URI> servers) {
    this.servers = List.copyOf(servers);
  }

  /** 200, or 304 for who has it. */
  HttpResponse answer(HttpRequest request) {
    Version current = current();
    boolean known = request.headers().first("If-None-Match").filter(current::isAmong).isPresent();
    HttpResponse answer =
        known
            ? HttpResponse.empty(304)
            : HttpResponse.bytes(200, "application/json", current.json());
    return answer.withHeader("ETag", current.eTag()).withHeader("Cache-Control", FIVE_MINUTES);
  }

  private synchronized Version current() {
    if (version == null) {
      version = read(servers);
    }
    return version;
  }

  private static Version read(List<URI> servers) {
    Asset asset = Asset.ofDocument();
    String json = new String(asset.content(), StandardCharsets.UTF_8);
    if (!json.contains(RELATIVE)) {
      throw new IllegalStateException("The document has no servers " + RELATIVE);
    }
    byte[] bytes =
        servers.isEmpty()
            ? asset.content()
            : json.replace(RELATIVE, listed(servers)).getBytes(StandardCharsets.UTF_8);
    return new Version(bytes, "\"" + hash(bytes) + "\"");
  }

  private static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.digest().digest(bytes), 0, TAG_BYTES);
  }

  /** A URI has neither quotes nor backslashes (RFC 3986, section 2). */
  private static String listed(List<URI> servers) {
    return servers.stream()
        .map("{\"url\":\"%s\"}"::formatted)
        .collect(Collectors.joining(",", "\"servers\":[", "]"));
  }
}
