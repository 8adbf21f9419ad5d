package dev.vivace.media.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.Disposition;
import dev.vivace.media.FileName;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.signing.CloudFrontSigner.Distribution;
import dev.vivace.testkit.CloudFrontEdge;
import dev.vivace.testkit.RsaKeys;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** URLs of a distribution, judged by other code than that which signs. */
class CloudFrontUrlsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:34:56.789Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String VIEWER = "192.0.2.77";
  private static final KeyPair KEYS = RsaKeys.one();
  private static final CloudFrontEdge EDGE = new CloudFrontEdge(KEYS.getPublic());
  private static final MediaItem SONG = item("Tön *1*?.mp3", "audio/mpeg");

  @Test
  void aCannedPolicyLetsAnybodyInUntilItEnds() throws Exception {
    PresignedUrl url =
        urls(Optional.empty()).get(LinkedObject.original(SONG, Disposition.INLINE), HOUR);

    assertThat(CloudFrontEdge.query(url.url()))
        .containsEntry("Key-Pair-Id", "K2JCJMDEHXQW5F")
        .containsEntry("Expires", Long.toString(NOW.plus(HOUR).getEpochSecond()))
        .doesNotContainKey("Policy");
    assertThat(EDGE.answer(url.url(), NOW, VIEWER)).isEqualTo(CloudFrontEdge.OK);
    assertThat(url.expiresAt()).isEqualTo(Instant.parse("2026-11-20T13:34:56Z"));
    assertThat(EDGE.answer(url.url(), url.expiresAt().minusMillis(1), VIEWER))
        .isEqualTo(CloudFrontEdge.OK);
    assertThat(EDGE.answer(url.url(), url.expiresAt(), VIEWER)).isEqualTo("expired");
  }

  @Test
  void aCustomPolicyLetsInOneNetwork() throws Exception {
    PresignedUrl url =
        urls(Optional.of("192.0.2.0/25"))
            .get(LinkedObject.original(SONG, Disposition.INLINE), HOUR);

    assertThat(CloudFrontEdge.query(url.url())).containsKey("Policy").doesNotContainKey("Expires");
    assertThat(EDGE.answer(url.url(), NOW, VIEWER)).isEqualTo(CloudFrontEdge.OK);
    assertThat(EDGE.answer(url.url(), NOW, "192.0.2.128")).isEqualTo("another address");
    assertThat(EDGE.answer(url.url(), url.expiresAt(), VIEWER)).isEqualTo("expired");
  }

  @Test
  void nothingOfAUrlCanBeChanged() throws Exception {
    for (Optional<String> network :
        List.of(Optional.<String>empty(), Optional.of("192.0.2.0/24"))) {
      String url =
          urls(network).get(LinkedObject.original(SONG, Disposition.INLINE), HOUR).url().toString();

      String expires = Long.toString(NOW.plus(HOUR).getEpochSecond());
      for (String forged :
          List.of(
              url.replace("/original", "/renditions/mp3-128k"),
              url.replace("inline", "attachment"),
              url.replace("audio%2Fmpeg", "text%2Fhtml"),
              url.replace("Expires=" + expires, "Expires=" + (Long.parseLong(expires) + 1)),
              url.replaceFirst("Policy=(.{60}).", "Policy=$1A"),
              url.replaceFirst("Signature=.", "Signature=~"))) {
        if (!forged.equals(url)) {
          assertThat(EDGE.answer(URI.create(forged), NOW, VIEWER))
              .as(forged)
              .isNotEqualTo(CloudFrontEdge.OK);
        }
      }
    }
  }

  @Test
  void aUrlOfAnotherKeyIsRefused() throws Exception {
    URI url =
        urls(Optional.empty()).get(LinkedObject.original(SONG, Disposition.INLINE), HOUR).url();

    assertThat(new CloudFrontEdge(RsaKeys.other().getPublic()).answer(url, NOW, VIEWER))
        .isEqualTo("wrong signature");
  }

  @Test
  void itNamesTheObjectAndWhatItsAnswerSays() {
    URI url =
        urls(Optional.empty()).get(LinkedObject.original(SONG, Disposition.ATTACHMENT), HOUR).url();

    assertThat(url.toString())
        .startsWith("https://d111.cloudfront.net/media/" + SONG.id() + "/original?")
        .doesNotContain("*", "'");
    assertThat(parameter(url, "response-content-type")).isEqualTo("audio/mpeg");
    String disposition = parameter(url, "response-content-disposition");
    assertThat(disposition).startsWith("attachment;");
    assertThat(FileName.fromContentDisposition(disposition)).contains(SONG.fileName());
  }

  @Test
  void whatABrowserMightExecuteIsAnAttachment() {
    URI url =
        urls(Optional.empty())
            .get(LinkedObject.original(item("a.svg", "image/svg+xml"), Disposition.INLINE), HOUR)
            .url();

    assertThat(parameter(url, "response-content-disposition")).startsWith("attachment;");
  }

  @Test
  void headHasTheUrlOfGet() {
    PlaybackUrls urls = urls(Optional.empty());

    assertThat(urls.sign(ReadMethod.HEAD, LinkedObject.original(SONG, Disposition.INLINE), HOUR))
        .isEqualTo(urls.get(LinkedObject.original(SONG, Disposition.INLINE), HOUR));
  }

  @Test
  void aProxyBeforeTheDistributionIsWhatBrowsersCall() {
    UrlRewrites rewrites =
        UrlRewrites.parse("https://d111.cloudfront.net/ -> https://app.example/cdn/");

    URI url =
        urls(new CloudFrontSigner(
                distribution(Optional.empty()), KEYS::getPrivate, rewrites, CLOCK))
            .get(LinkedObject.original(SONG, Disposition.INLINE), HOUR)
            .url();

    assertThat(url.toString()).startsWith("https://app.example/cdn/media/");
  }

  private static PlaybackUrls urls(Optional<String> network) {
    return urls(
        new CloudFrontSigner(distribution(network), KEYS::getPrivate, UrlRewrites.none(), CLOCK));
  }

  private static PlaybackUrls urls(CloudFrontSigner signer) {
    return new PlaybackUrls(signer, () -> signer);
  }

  private static Distribution distribution(Optional<String> network) {
    return new Distribution(URI.create("https://d111.cloudfront.net"), "K2JCJMDEHXQW5F", network);
  }

  private static MediaItem item(String name, String type) {
    return new MediaItem(
        new MediaId("01KAH3Z5T8V0QJ4M9W2N7XBCDE"),
        FileName.of(name),
        new MediaType(type),
        10,
        Optional.empty());
  }

  private static String parameter(URI url, String name) {
    return URLDecoder.decode(CloudFrontEdge.query(url).get(name), StandardCharsets.UTF_8);
  }
}
