package dev.vivace.media.links;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.lambda.http.Headers;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.QueryParameters;
import dev.vivace.lambda.http.RequestContext;
import dev.vivace.lambda.token.LinkToken;
import dev.vivace.media.CountingInterceptor;
import dev.vivace.media.FileName;
import dev.vivace.media.Ids;
import dev.vivace.media.MeanwhileInterceptor;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.TestMedia;
import dev.vivace.media.s3.Content;
import dev.vivace.media.store.MediaKeys;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.SimulatedTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Links that last, by two processes whose clock goes on as a test says. */
class ItemLinksTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final Duration HOUR = Duration.ofHours(1);

  private final SimulatedTime time = new SimulatedTime();
  private final CountingInterceptor asked = new CountingInterceptor();
  private final TestMedia one = TestMedia.of(S3.coordinates());
  private final TestMedia two = TestMedia.of(S3.coordinates(), asked);
  private final ItemLinks links = links(one);
  private final LinkGrants grants = new LinkGrants(links(two), time);
  private final MediaId item =
      one.store().store(FileName.of("a.txt"), Content.of(new byte[] {'a'})).id();

  @AfterEach
  void close() {
    one.close();
    two.close();
  }

  private ItemLinks links(TestMedia process) {
    return new ItemLinks(process.bucket(), new Ids(time));
  }

  private boolean opens(MediaId id, LinkToken token) {
    HttpRequest request =
        new HttpRequest(
            "GET",
            "/media/{mediaId}/content",
            Map.of("mediaId", id.value()),
            new QueryParameters(Map.of("access_token", List.of(token.text()))),
            Headers.empty(),
            new byte[0],
            new RequestContext("id", "api.example", "v1", "192.0.2.1"));
    return grants.tokenOf(request).filter(sent -> grants.opens(request, sent)).isPresent();
  }

  private LinkToken create(Optional<Duration> validFor) {
    return links.create(item, "", validFor).token();
  }

  @Test
  void opensItsItemForAsLongAsItsOwnerSays() {
    LinkToken hour = create(Optional.of(HOUR));
    LinkToken ever = create(Optional.empty());

    time.pause(HOUR.minusMillis(1));
    assertThat(opens(item, hour)).isTrue();
    time.pause(Duration.ofMillis(1));
    assertThat(opens(item, hour)).isFalse();
    time.pause(Duration.ofDays(20_000));
    assertThat(opens(item, ever)).isTrue();
  }

  @Test
  void endsAtMostAMinuteAfterItWasRevoked() {
    LinkToken token = create(Optional.empty());
    assertThat(opens(item, token)).isTrue();

    links.revoke(item, new LinkId(token.id()));

    time.pause(Duration.ofMinutes(1));
    assertThat(opens(item, token)).isFalse();
    assertThat(LinkGrants.MAX_AGE).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void isLookedUpByOneRequestAndThenNotForAWhile() {
    LinkToken token = create(Optional.empty());

    for (int use = 0; use < 3; use++) {
      assertThat(opens(item, token)).isTrue();
    }

    assertThat(asked.operations()).containsExactly("GetObject");
    time.pause(LinkGrants.MAX_AGE);
    assertThat(opens(item, token)).isTrue();
    assertThat(asked.operations()).containsExactly("GetObject", "GetObject");
  }

  @Test
  void opensNoOtherItemAndByNoOtherSecret() {
    LinkToken token = create(Optional.empty());
    MediaId other = one.store().store(FileName.of("b"), Content.of(new byte[] {'b'})).id();

    assertThat(opens(other, token)).isFalse();
    assertThat(opens(item, new LinkToken(token.id(), "A".repeat(43)))).isFalse();
    assertThat(opens(item, new LinkToken("0".repeat(26), token.secret()))).isFalse();
    assertThat(opens(item, token)).isTrue();
  }

  @Test
  void itsSecretIsNowhere() {
    LinkToken token = create(Optional.of(HOUR));

    String key = MediaKeys.links(item) + token.id() + ".json";
    String stored = new String(one.bucket().read(key).orElseThrow().bytes(), UTF_8);

    assertThat(stored).contains("secretSha256").doesNotContain(token.secret());
    assertThat(token.toString()).doesNotContain(token.secret());
    assertThat(create(Optional.of(HOUR)).secret()).isNotEqualTo(token.secret());
  }

  @Test
  void isListedUntilItIsRevoked() {
    ItemLink first = links.create(item, "Press", Optional.empty()).link();
    time.pause(Duration.ofSeconds(1));
    ItemLink second = links.create(item, "", Optional.of(HOUR)).link();

    assertThat(links.list(item)).containsExactly(second, first);
    assertThat(second.expiresAt()).contains(second.createdAt().plus(HOUR));
    links.revoke(item, first.id());
    links.revoke(item, first.id());
    assertThat(links.list(item)).containsExactly(second);
  }

  @Test
  void goesWithItsItem() {
    LinkToken token = create(Optional.empty());

    one.store().delete(item);

    assertThat(opens(item, token)).isFalse();
    assertThat(one.bucket().keys("media/" + item)).isEmpty();
    assertThatThrownBy(() -> links.list(item)).isInstanceOf(MediaException.UnknownMedia.class);
    assertThatThrownBy(() -> create(Optional.empty()))
        .isInstanceOf(MediaException.UnknownMedia.class);
    assertThat(one.bucket().keys("media/" + item)).isEmpty();
  }

  /** Right before, and right behind, the write of the link. */
  @Test
  void leavesNothingWhereTheItemIsDeletedMeanwhile() {
    MeanwhileInterceptor deletion =
        new MeanwhileInterceptor(PutObjectRequest.class, 1, () -> one.store().delete(item));
    try (TestMedia slow = TestMedia.of(S3.coordinates(), deletion)) {
      assertThatThrownBy(() -> links(slow).create(item, "", Optional.empty()))
          .isInstanceOf(MediaException.UnknownMedia.class);
    }

    assertThat(one.bucket().keys("media/" + item)).isEmpty();
  }

  @Test
  void thoseThatHaveEndedMakeRoom() {
    create(Optional.of(HOUR));
    for (int number = 1; number < ItemLinks.MAX_LINKS; number++) {
      create(Optional.empty());
    }
    assertThatThrownBy(() -> create(Optional.empty()))
        .isInstanceOf(MediaException.TooManyLinks.class);

    time.pause(HOUR);
    create(Optional.empty());

    assertThat(links.list(item)).hasSize(ItemLinks.MAX_LINKS);
  }
}
