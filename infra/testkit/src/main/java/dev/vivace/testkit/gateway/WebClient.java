package dev.vivace.testkit.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A browser's side of presigned URLs: it knows no credentials and follows no redirects. */
public final class WebClient implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * Sends a request.
   *
   * @param headers names and values in turns
   */
  public HttpResponse<byte[]> send(String method, URI url, String... headers) {
    return send(method, url, BodyPublishers.noBody(), headers);
  }

  public HttpResponse<byte[]> put(URI url, byte[] body) {
    return send("PUT", url, BodyPublishers.ofByteArray(body));
  }

  private HttpResponse<byte[]> send(String method, URI url, BodyPublisher body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
