package dev.vivace.media.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.Disposition;
import dev.vivace.media.FileName;
import dev.vivace.media.MediaItem;
import dev.vivace.media.TestMedia;
import dev.vivace.media.s3.Content;
import dev.vivace.testkit.S3Server;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsLifeTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:34:56Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @RegisterExtension static final S3Server S3 = new S3Server();

  @ParameterizedTest(name = "an hour, of credentials that end in {0}: {1}")
  @CsvSource({
    "PT2H, PT1H",
    "PT1H1S, PT1H",
    "PT1H, PT59M59S",
    "PT10M, PT9M59S",
    "PT10.9S, PT9S",
    "PT2S, PT1S",
    "PT0S, PT1S",
    "PT-1H, PT1S"
  })
  void aUrlEndsBeforeTheCredentials(Duration left, Duration expected) {
    CredentialsLife life =
        new CredentialsLife(Clock.fixed(NOW, ZoneOffset.UTC), Optional.of(NOW.plus(left)));

    assertThat(life.bounded(HOUR)).isEqualTo(expected);
  }

  @Test
  void credentialsThatDoNotEndBoundNothing() {
    assertThat(CredentialsLife.unlimited(Clock.systemUTC()).bounded(HOUR)).isEqualTo(HOUR);
  }

  @Test
  void whatAUrlSaysAndWhatIsSignedAreBounded() {
    Instant end = Instant.now().plusSeconds(600);
    CredentialsLife life = new CredentialsLife(Clock.systemUTC(), Optional.of(end));
    try (TestMedia media = TestMedia.of(S3.coordinates())) {
      String bucket = media.at().bucket();
      S3Signer signer = new S3Signer(media.presigner(), UrlRewrites.none(), life);
      PlaybackUrls playback = new PlaybackUrls(signer, () -> signer);
      MediaItem item = media.store().store(FileName.of("a"), Content.of(new byte[] {1}));

      for (PresignedUrl url :
          List.of(
              playback.get(LinkedObject.original(item, Disposition.INLINE), HOUR),
              playback.sign(
                  ReadMethod.HEAD, LinkedObject.original(item, Disposition.INLINE), HOUR))) {
        assertThat(url.expiresAt()).isBetween(end.minusSeconds(10), end);
        assertThat(seconds(url.url())).isBetween(590, 599);
      }
    }
  }

  private static int seconds(URI url) {
    return Integer.parseInt(url.getRawQuery().replaceFirst(".*X-Amz-Expires=(\\d+).*", "$1"));
  }
}
