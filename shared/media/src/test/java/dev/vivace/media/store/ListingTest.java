package dev.vivace.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.media.CountingInterceptor;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.TestMedia;
import dev.vivace.media.s3.ConcurrentReads;
import dev.vivace.testkit.S3Server;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

class ListingTest {
  private static final Instant PRESENT = Instant.parse("2026-11-21T10:00:00Z");

  /** So small that some hundred items are to it what a million are to S3's own. */
  private static final int PAGE_KEYS = 20;

  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final int MOST_PAGES = 5;

  private static final List<MediaId> newestFirst = new ArrayList<>();

  private final CountingInterceptor requests = new CountingInterceptor();
  private final TestMedia media = TestMedia.of(S3.coordinates(), requests);

  /**
   * Bursts and gaps: single items years apart, many within a second, many within one millisecond,
   * some of the future.
   */
  @BeforeAll
  static void fill() {
    add(3, PRESENT.minus(Duration.ofDays(4000)), Duration.ofDays(300));
    add(60, PRESENT.minus(Duration.ofDays(400)), Duration.ofMillis(7));
    add(1, PRESENT.minus(Duration.ofDays(200)), Duration.ZERO);
    add(70, PRESENT.minus(Duration.ofDays(30)), Duration.ZERO);
    add(100, PRESENT.minus(Duration.ofDays(20)), Duration.ofHours(4));
    add(90, PRESENT.minus(Duration.ofMinutes(20)), Duration.ofSeconds(13));
    add(2, PRESENT.plus(Duration.ofSeconds(90)), Duration.ofSeconds(1));
    newestFirst.sort(Comparator.reverseOrder());
    try (TestMedia media = TestMedia.of(S3.coordinates())) {
      ConcurrentReads.of(
          newestFirst,
          id ->
              media
                  .s3()
                  .putObject(
                      put -> put.bucket(S3Server.BUCKET).key(MediaKeys.original(id)),
                      RequestBody.fromString("x")));
    }
  }

  private static void add(int count, Instant first, Duration apart) {
    for (int i = 0; i < count; i++) {
      newestFirst.add(TestMedia.idAt(first.plus(apart.multipliedBy(i))));
    }
  }

  @AfterEach
  void close() {
    media.close();
  }

  @Test
  void theWalkFindsEveryIdOnceNewestFirst() {
    NewestFirst walk = walk();

    assertThat(all(walk)).containsExactlyElementsOf(newestFirst);
    assertThat(requests.operations()).hasSizeLessThan(newestFirst.size());
  }

  @Test
  void theNewestAreFoundByAFewRequests() {
    NewestFirst walk = walk();

    assertThat(walk.next()).startsWith(newestFirst.getFirst().value());

    assertThat(requests.count("ListObjectsV2")).isLessThanOrEqualTo(4);
  }

  @Test
  void everyIdLeadsToTheNextByABoundedNumberOfRequests() {
    for (int i = 0; i + 1 < newestFirst.size(); i += 17) {
      requests.reset();

      List<String> older = walk().before(newestFirst.get(i).value()).next();

      assertThat(older).startsWith(newestFirst.get(i + 1).value());
      assertThat(requests.count("ListObjectsV2")).isLessThanOrEqualTo(20);
    }
  }

  @Test
  void thereIsNothingBeforeTheOldest() {
    assertThat(walk().before(newestFirst.getLast().value()).next()).isEmpty();
  }

  @Test
  void theWholeBucketInOnePageTakesOneRequest() {
    NewestFirst walk = new NewestFirst(media.bucket(), MediaKeys.MEDIA, 1000, PRESENT);

    assertThat(all(walk)).containsExactlyElementsOf(newestFirst);
    assertThat(requests.operations()).containsExactly("ListObjectsV2");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 33, 100})
  void pagesAreCompleteAndWithoutDuplicates(int limit) {
    MediaStore store = media.store();
    List<MediaId> seen = new ArrayList<>();
    int pages = 0;
    for (Optional<MediaPage> page = Optional.of(store.list(limit));
        page.isPresent() && pages < MOST_PAGES;
        page = page.get().next().map(after -> store.listAfter(after, limit))) {
      assertThat(page.get().items()).hasSizeLessThanOrEqualTo(limit).isNotEmpty();
      page.get().items().forEach(item -> seen.add(item.id()));
      pages++;
    }

    List<MediaId> expected =
        newestFirst.subList(0, Math.min(newestFirst.size(), MOST_PAGES * limit));
    assertThat(seen).containsExactlyElementsOf(expected);
  }

  @Test
  void thePageAfterAnIdThatIsGoneGoesOnWhereItWas() {
    MediaId gone = TestMedia.idAt(newestFirst.get(150).createdAt());
    List<MediaId> expected = new ArrayList<>(newestFirst);
    expected.add(gone);
    expected.sort(Comparator.reverseOrder());
    int index = expected.indexOf(gone);

    assertThat(media.store().listAfter(gone, 1).items())
        .extracting(MediaItem::id)
        .containsExactly(expected.get(index + 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 101})
  void theSizeOfAPageIsBounded(int limit) {
    MediaStore store = media.store();

    assertThatThrownBy(() -> store.list(limit)).isInstanceOf(IllegalArgumentException.class);
  }

  private NewestFirst walk() {
    return new NewestFirst(media.bucket(), MediaKeys.MEDIA, PAGE_KEYS, PRESENT);
  }

  private static List<MediaId> all(NewestFirst walk) {
    List<MediaId> ids = new ArrayList<>();
    for (List<String> next = walk.next(); !next.isEmpty(); next = walk.next()) {
      next.stream().map(MediaId::new).forEach(ids::add);
    }
    return Collections.unmodifiableList(ids);
  }
}
