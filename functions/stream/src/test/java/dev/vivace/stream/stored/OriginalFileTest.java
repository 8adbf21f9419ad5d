package dev.vivace.stream.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.Disposition;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaVersion;
import dev.vivace.stream.Answer;
import dev.vivace.stream.Requests;
import dev.vivace.stream.StoredMedia;
import dev.vivace.stream.range.HttpDate;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.S3Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of a stored file, and the bytes of it that are sent. */
@Timeout(120)
class OriginalFileTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final int RANGES = 50;
  private static final int SIZE = 300_000;
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  private final StoredMedia media = new StoredMedia(S3.coordinates());
  private final byte[] content = new byte[SIZE];
  private final MediaVersion noise;

  OriginalFileTest() {
    new Random(1).nextBytes(content);
    noise = version(media.add("noise.bin", content));
  }

  @AfterEach
  void close() {
    media.close();
  }

  @Test
  void comesWithAllThatAFileServerSays() throws IOException {
    byte[] speech = MediaFixtures.bytes("speech.wav");
    MediaVersion wav = version(media.add("Grüße 音楽.wav", speech));

    Answer answer = get(wav, NO_LIMIT);

    assertThat(answer.summary()).isEqualTo("200");
    assertThat(answer.body()).isEqualTo(speech);
    assertThat(answer.header("Content-Type")).isEqualTo("audio/wav");
    assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(answer.body().length));
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo(wav.item().fileName().toContentDisposition(Disposition.INLINE))
        .startsWith("inline; ");
    assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
    assertThat(answer.header("ETag")).isEqualTo(wav.eTag()).startsWith("\"");
    assertThat(answer.header("Last-Modified")).isEqualTo(HttpDate.format(wav.storedAt()));
    assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.html | <!DOCTYPE html><html><script>alert(1)</script></html> | application/octet-stream",
        "a.svg | <svg xmlns='http://www.w3.org/2000/svg'><script/></svg> | application/octet-stream",
        "a.txt | some words | text/plain",
      })
  void whatABrowserCouldRunIsToBeSavedUnderNoType(String name, String text, String type)
      throws IOException {
    MediaVersion stored = version(media.add(name, text.getBytes(StandardCharsets.UTF_8)));

    Answer answer = get(stored, NO_LIMIT);

    assertThat(answer.contentType()).isEqualTo(type);
    assertThat(answer.header("Content-Disposition"))
        .startsWith(type.equals("text/plain") ? "inline" : "attachment");
  }

  @Test
  void everyRangeIsThatPartOfTheFile() throws IOException {
    Random random = new Random(2);
    for (int i = 0; i < RANGES; i++) {
      int first = random.nextInt(SIZE);
      int last = Math.min(SIZE - 1, first + random.nextInt(100_000));

      Answer part = get(noise, NO_LIMIT, "Range", "bytes=" + first + "-" + last);

      assertThat(part.status()).isEqualTo(206);
      assertThat(part.header("Content-Range"))
          .isEqualTo("bytes %d-%d/%d".formatted(first, last, SIZE));
      assertThat(part.header("Content-Length")).isEqualTo(Integer.toString(last - first + 1));
      assertThat(part.body()).isEqualTo(Arrays.copyOfRange(content, first, last + 1));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-1, 206, 0, 1",
    "bytes=0-, 206, 0, 299999",
    "bytes=299999-, 206, 299999, 299999",
    "bytes=-500, 206, 299500, 299999",
    "bytes=-99999999, 206, 0, 299999",
    "bytes=10-99999999, 206, 10, 299999",
    "'bytes=0-1,5-6', 200, 0, 299999",
    "bytes=5-4, 200, 0, 299999",
    "bytes=-, 200, 0, 299999",
    "items=0-1, 200, 0, 299999",
  })
  void aRangeIsAnsweredAsByAFileServer(String range, int status, int first, int last)
      throws IOException {
    Answer answer = get(noise, NO_LIMIT, "Range", range);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Range").isEmpty()).isEqualTo(status == 200);
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(content, first, last + 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=300000-", "bytes=300000-300001", "bytes=-0"})
  void aRangeBehindTheEndIsRefusedWithTheLength(String range) throws IOException {
    Answer answer = get(noise, NO_LIMIT, "Range", range);

    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.header("Content-Range")).isEqualTo("bytes */" + SIZE);
  }

  @Test
  void aRangeOfAnotherVersionGetsTheWhole() throws IOException {
    String eTag = noise.eTag();
    String time = HttpDate.format(noise.storedAt());
    String[] range = {"Range", "bytes=0-1", "If-Range", ""};

    for (String same : new String[] {eTag, time}) {
      range[3] = same;
      assertThat(get(noise, NO_LIMIT, range).status()).as(same).isEqualTo(206);
    }
    for (String other : new String[] {"W/" + eTag, "\"x\"", "Sun, 06 Nov 1994 08:49:37 GMT", ""}) {
      range[3] = other;
      assertThat(get(noise, NO_LIMIT, range).status()).as(other).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-, 0, 999",
    "bytes=5000-, 5000, 5999",
    "bytes=10-99999, 10, 1009",
    "bytes=10-1009, 10, 1009",
    "bytes=10-1008, 10, 1008",
    "bytes=-5000, 295000, 295999",
    "bytes=-1000, 299000, 299999",
    "bytes=299500-, 299500, 299999",
  })
  void aRangeThatDoesNotFitIntoAResponseIsCutAndSaysSo(String range, int first, int last)
      throws IOException {
    Answer answer = get(noise, 1_000, "Range", range);

    assertThat(answer.summary()).isEqualTo("206");
    assertThat(answer.header("Content-Range"))
        .isEqualTo("bytes %d-%d/%d".formatted(first, last, SIZE));
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(content, first, last + 1));
  }

  @Test
  void whoAsksForWhatFollowsGetsTheWhole() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    while (whole.size() < SIZE) {
      whole.writeBytes(get(noise, 70_000, "Range", "bytes=" + whole.size() + "-").body());
    }

    assertThat(whole.toByteArray()).isEqualTo(content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,5-6", "items=0-", "bytes=5-4"})
  void whatDoesNotFitIntoAResponseIsRefusedToWhoAsksForNoRange(String range) throws IOException {
    Answer answer = get(noise, SIZE - 1, "Range", range);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .contains("range-required", "299999 at most", "bytes=0-");
    assertThat(get(noise, SIZE - 1).status()).isEqualTo(400);
    assertThat(get(noise, SIZE).status()).isEqualTo(200);
  }

  @Test
  void headSaysTheLengthOfAnyFile() throws IOException {
    Answer answer = answer(noise, 1_000, "HEAD", "Range", "bytes=0-1", "If-Range", noise.eTag());

    assertThat(answer.summary()).isEqualTo("200");
    assertThat(answer.body()).isEmpty();
    assertThat(answer.header("Content-Range")).isEmpty();
    assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(SIZE));
    assertThat(answer.headers().asMap().keySet())
        .isEqualTo(get(noise, NO_LIMIT).headers().asMap().keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void whoHasItIsToldSo(String method) throws IOException {
    Answer answer = answer(noise, 1_000, method, "If-None-Match", "\"x\", W/" + noise.eTag());

    assertThat(answer.summary()).isEqualTo("304");
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().asMap()).containsOnlyKeys("Cache-Control", "ETag", "Last-Modified");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void whoThinksOfAnotherVersionIsRefused(String method) throws IOException {
    Answer answer = answer(noise, NO_LIMIT, method, "If-Match", "\"x\"", "Range", "bytes=0-1");

    assertThat(answer.status()).isEqualTo(412);
    assertThat(answer.header("ETag")).isEqualTo(noise.eTag());
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
  }

  private MediaVersion version(MediaId id) {
    return media.store().findVersion(id).orElseThrow();
  }

  private Answer get(MediaVersion version, int mostBytes, String... headers) throws IOException {
    return answer(version, mostBytes, "GET", headers);
  }

  private Answer answer(MediaVersion version, int mostBytes, String method, String... headers)
      throws IOException {
    return Answer.of(
        new OriginalFile(media.store(), version, Disposition.INLINE, mostBytes)::answer,
        Requests.original(method, headers));
  }
}
