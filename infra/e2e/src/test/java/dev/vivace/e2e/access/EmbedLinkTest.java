package dev.vivace.e2e.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.lambda.access.AccessToken;
import dev.vivace.lambda.access.TokenSecret;
import dev.vivace.lambda.access.TokenSigner;
import dev.vivace.testkit.MediaFixtures;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Links to players and renditions where access is closed: by what they carry, and no further. */
@Timeout(120)
class EmbedLinkTest {
  private static final String SECRET = "the secret of this test, of 32 bytes or more";
  private static final byte[] MP3 = MediaFixtures.bytes("speech.mp3");

  private static Product product;
  private static String[] bearer;
  private static String id;

  @BeforeAll
  static void start(@TempDir Path data) throws Exception {
    product = Product.start(data, Map.of("VIVACE_SECRET", SECRET));
    TokenSigner signer = new TokenSigner(TokenSecret.of(SECRET), Clock.systemUTC());
    Set<String> scopes = Set.of("media:read", "media:write", "stream:read");
    String token =
        signer.sign(new AccessToken("test", scopes, Optional.empty()), Duration.ofMinutes(5));
    bearer = new String[] {"Authorization", "Bearer " + token};
    id = Http.json(Http.post(product.url("/media"), MP3, bearer)).get("id").asString();
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @Test
  void aPlayerIsFramedByItsLink() throws Exception {
    URI embed = URI.create(item().get("embedUrl").asString());

    String page = new String(Http.get(embed).body(), UTF_8);

    String media = page.replaceFirst("(?s).*<audio [^>]*src=\"([^\"]+)\".*", "$1");
    HttpResponse<byte[]> content = Http.get(URI.create(media.replace("&amp;", "&")));
    URI s3 = URI.create(content.headers().firstValue("Location").orElseThrow());
    assertThat(Http.get(s3).body()).isEqualTo(MP3);
    for (String other : new String[] {"", "/playback", "/content"}) {
      URI url = product.url("/media/" + id + other + "?" + embed.getRawQuery());
      assertThat(Http.summary(Http.get(url))).as(other).isEqualTo("403 insufficient-scope");
    }
  }

  @Test
  void oEmbedGivesAFrameWithALinkOfItsOwn() throws Exception {
    String page = URLEncoder.encode(product.url("/media/" + id + "/embed").toString(), UTF_8);

    HttpResponse<byte[]> answer = Http.get(product.url("/oembed?url=" + page), bearer);

    String html = Http.json(answer).get("html").asString();
    URI frame =
        URI.create(html.replaceFirst("<iframe src=\"([^\"]+)\".*", "$1").replace("&amp;", "&"));
    assertThat(Http.get(frame).statusCode()).isEqualTo(200);
  }

  @Test
  void aRenditionIsPlayedByItsLink() throws Exception {
    byte[] encoded = Http.get(product.url("/media/" + id + "/stream?format=aac"), bearer).body();

    URI content = URI.create(item().at("/renditions/0/contentUrl").asString());

    HttpResponse<byte[]> redirect = Http.get(content);
    assertThat(redirect.statusCode()).isEqualTo(302);
    URI s3 = URI.create(redirect.headers().firstValue("Location").orElseThrow());
    assertThat(Http.get(s3).body()).isEqualTo(encoded);
    HttpResponse<byte[]> described = Http.get(product.url("/media/" + id), bearer);
    assertThat(described.headers().firstValue("Link").orElseThrow())
        .contains("rel=\"alternate\"; type=\"audio/aac\"");
  }

  private static JsonNode item() throws Exception {
    return Http.json(Http.get(product.url("/media/" + id), bearer));
  }
}
