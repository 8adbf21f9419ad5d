package dev.vivace.console;

import static dev.vivace.lambda.http.Route.get;

import dev.vivace.lambda.http.Application;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.Routes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The routes of the console function. */
final class Console implements Application {
  private static final Set<String> EVERYONE = Set.of();
  private static final String FOREVER = "public, max-age=31536000, immutable";
  private static final String FIVE_MINUTES = "public, max-age=300";

  private final Page page;
  private final Map<String, Asset> assets;
  private final Map<String, Asset> client;
  private final Routes routes;

  /**
   * @param assets of the page, which is the first of them
   * @param client the modules that any page may import
   */
  Console(List<Asset> assets, List<Asset> client, ApiDocument document) {
    this.page = Page.of(assets);
    this.assets = byName(assets.subList(1, assets.size()));
    this.client = byName(client);
    this.routes =
        Routes.of(
            get("/", EVERYONE, this::page).passingOverOthers(),
            get("/console/{version}/{file}", EVERYONE, this::asset).passingOverOthers(),
            get("/clients/{file}", EVERYONE, this::client).passingOverOthers(),
            get("/openapi.json", EVERYONE, document::answer).passingOverOthers());
  }

  @Override
  public Routes routes() {
    return routes;
  }

  /** The page names its assets by their version, so it has to be fresh itself. */
  private HttpResponse page(HttpRequest request) {
    return HttpResponse.bytes(
            200, "text/html; charset=utf-8", page.html().getBytes(StandardCharsets.UTF_8))
        .withHeader("Cache-Control", "no-cache")
        .withHeader("Content-Security-Policy", page.policy())
        .withHeader("Referrer-Policy", "no-referrer");
  }

  /** The version of an asset says which one; only the present ones are there. */
  private HttpResponse asset(HttpRequest request) {
    String version = request.pathParameter("version");
    Asset asset = assets.get(request.pathParameter("file"));
    if (asset == null || !version.equals(page.version())) {
      throw unknown("Reload the page.");
    }
    return answer(asset, FOREVER);
  }

  private HttpResponse client(HttpRequest request) {
    Asset module = client.get(request.pathParameter("file"));
    if (module == null) {
      throw unknown("The client is /clients/vivace.js.");
    }
    return answer(module, FIVE_MINUTES);
  }

  private static HttpResponse answer(Asset asset, String cacheControl) {
    return HttpResponse.bytes(200, asset.contentType(), asset.content())
        .withHeader("Cache-Control", cacheControl);
  }

  private static RuntimeException unknown(String whatToDo) {
    return new Problem("unknown-asset", 404, "Unknown asset", "There is no such file. " + whatToDo)
        .asException();
  }

  private static Map<String, Asset> byName(List<Asset> assets) {
    return assets.stream().collect(Collectors.toMap(Asset::name, Function.identity()));
  }
}
