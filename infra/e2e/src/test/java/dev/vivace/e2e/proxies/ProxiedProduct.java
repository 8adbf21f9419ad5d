package dev.vivace.e2e.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.proxies.ReverseProxy.HostMode;
import dev.vivace.e2e.proxies.ReverseProxy.Ports;
import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.local.StartupException;
import dev.vivace.testkit.machine.LocalPort;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The product, or copies of it that share their S3, behind a reverse proxy; and a client that
 * trusts its certificate.
 */
public final class ProxiedProduct implements AutoCloseable {
  private final List<Product> copies;
  private final ReverseProxy proxy;
  private final HttpClient client;
  private final Ports ports;
  private final Certificate certificate;
  private final Path folder;

  private ProxiedProduct(
      List<Product> copies, ReverseProxy proxy, Ports ports, Certificate certificate, Path folder) {
    this.folder = folder;
    this.copies = copies;
    this.proxy = proxy;
    this.ports = ports;
    this.certificate = certificate;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(certificate.trusting())
            .build();
  }

  public static ProxiedProduct start(Arrangement arrangement, Path folder) throws Exception {
    int port = LocalPort.free();
    URI s3 = URI.create("http://127.0.0.1:" + LocalPort.free());
    String origin = "https://localhost:" + port;
    Map<String, String> addresses =
        arrangement.mode() == HostMode.KEPT
            ? Map.of("PUBLIC_API_URL", origin + "/vivace", "PUBLIC_MEDIA_URL", origin + "/files")
            : Map.of(
                "PUBLIC_API_URL",
                origin + "/vivace",
                "MEDIA_URL_REWRITES",
                s3 + "/ -> " + origin + "/files/");
    Certificate certificate = Certificate.make(folder);
    List<Product> products = new ArrayList<>();
    try {
      for (Map<String, String> copy : arrangement.copies()) {
        Map<String, String> where =
            products.isEmpty()
                ? Map.of("VIVACE_S3_PORT", Integer.toString(s3.getPort()))
                : Map.of("VIVACE_S3", s3.toString());
        products.add(
            Product.start(
                folder.resolve("data"), Product.with(copy, Product.with(addresses, where))));
      }
      Ports ports =
          new Ports(
              port, products.stream().map(copy -> copy.url("")).toList(), s3, arrangement.apps());
      ReverseProxy proxy = ReverseProxy.start(arrangement, ports, certificate, folder);
      return new ProxiedProduct(products, proxy, ports, certificate, folder);
    } catch (IOException | RuntimeException | Error | StartupException failed) {
      products.forEach(Product::close);
      throw failed;
    }
  }

  /**
   * The same product behind another proxy, in place of this one.
   *
   * @param arrangement of the same Host mode, without copies or apps
   */
  public ProxiedProduct behind(Arrangement arrangement) throws IOException {
    proxy.close();
    client.close();
    ReverseProxy other = ReverseProxy.start(arrangement, ports, certificate, folder);
    return new ProxiedProduct(copies, other, ports, certificate, folder);
  }

  /** The address of the app for a browser. */
  public String app() {
    return "https://localhost:" + ports.port() + "/";
  }

  /** The address of the API for a browser. */
  public String api() {
    return "https://localhost:" + ports.port() + "/vivace";
  }

  /** The certificate that callers of the proxy have to trust, in PEM. */
  public Path certificate() {
    return certificate.certificate();
  }

  /** The address of the API for an app beside the product. */
  public URI inside() {
    return ports.apis().getFirst();
  }

  /** The address of S3 for a browser. */
  public String files() {
    return "https://localhost:" + ports.port() + "/files/";
  }

  public JsonNode upload(String name, byte[] file) throws Exception {
    String query = "?filename=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    return Http.json(
        send(request(api() + "/media" + query).POST(BodyPublishers.ofByteArray(file)).build()));
  }

  public JsonNode json(String path) throws Exception {
    return Http.json(get(URI.create(api() + path)));
  }

  public JsonNode postJson(String path, String body) throws Exception {
    return Http.json(send(request(api() + path).POST(BodyPublishers.ofString(body)).build()));
  }

  public HttpResponse<byte[]> put(URI url, byte[] body) throws Exception {
    return send(request(url.toString()).PUT(BodyPublishers.ofByteArray(body)).build());
  }

  public HttpResponse<byte[]> delete(URI url) throws Exception {
    return send(request(url.toString()).DELETE().build());
  }

  public HttpResponse<byte[]> post(URI url, byte[] body) throws Exception {
    return send(request(url.toString()).POST(BodyPublishers.ofByteArray(body)).build());
  }

  public HttpResponse<byte[]> get(URI url, String... headers) throws Exception {
    HttpRequest.Builder request = request(url.toString());
    return send((headers.length == 0 ? request : request.headers(headers)).build());
  }

  public InputStream open(URI url) throws Exception {
    return client.send(request(url.toString()).build(), BodyHandlers.ofInputStream()).body();
  }

  private static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url));
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofByteArray());
  }

  /** No text names an address behind the proxy. */
  public void assertNothingInside(String... texts) {
    for (String text : texts) {
      assertThat(text).doesNotContain("127.0.0.1", ports.s3().getAuthority());
      for (URI api : ports.apis()) {
        assertThat(text).doesNotContain(api.getAuthority());
      }
    }
  }

  @Override
  public void close() {
    proxy.close();
    client.close();
    copies.forEach(Product::close);
  }
}
