package dev.vivace.e2e.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that any application could be. */
public final class Http {
  public static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Http() {}

  public static HttpResponse<byte[]> get(URI url, String... headers) throws Exception {
    return send(request(url, headers).GET().build());
  }

  public static HttpResponse<byte[]> delete(URI url) throws Exception {
    return send(request(url).DELETE().build());
  }

  public static HttpResponse<byte[]> post(URI url, byte[] body, String... headers)
      throws Exception {
    return send(request(url, headers).POST(BodyPublishers.ofByteArray(body)).build());
  }

  public static HttpResponse<byte[]> post(URI url, String json) throws Exception {
    return post(url, json.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
  }

  public static HttpResponse<byte[]> put(URI url, byte[] body) throws Exception {
    return send(request(url).PUT(BodyPublishers.ofByteArray(body)).build());
  }

  public static HttpResponse<byte[]> send(HttpRequest request)
      throws IOException, InterruptedException {
    return CLIENT.send(request, BodyHandlers.ofByteArray());
  }

  public static HttpRequest.Builder request(URI url, String... headers) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(60));
    return headers.length == 0 ? builder : builder.headers(headers);
  }

  public static JsonNode json(HttpResponse<byte[]> answer) {
    return JSON.readTree(answer.body());
  }

  /** Status and problem slug, such as {@code 404 unknown-media}, or the status alone. */
  public static String summary(HttpResponse<byte[]> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (!type.startsWith("application/problem+json")) {
      return Integer.toString(answer.statusCode());
    }
    String slug = json(answer).get("type").asString().replace("urn:problem-type:vivace:", "");
    return answer.statusCode() + " " + slug;
  }
}
