package dev.vivace.playback;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.media.MediaId;
import dev.vivace.media.http.JsonRequest;
import dev.vivace.media.http.MediaAnswers;
import dev.vivace.media.http.MediaFailures;
import dev.vivace.media.http.MediaProblems;
import dev.vivace.media.json.DeletionJson;
import dev.vivace.media.json.DeletionsJson;
import dev.vivace.media.s3.ConcurrentReads;
import dev.vivace.media.store.MediaStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deletes many media items by one request, each as {@code DELETE} on it does. */
@Singleton
final class Deletions {
  private static final int MAX_IDS = 1000;

  private static final String COMPLAINT =
      "The body must be a small JSON object like {\"ids\": [\"01KAH3Z5T8V0QJ4M9W2N7XBCDE\"]}.";

  /** After that no further item is begun: API Gateway waits 29 s. */
  private static final Duration TIME = Duration.ofSeconds(20);

  private final MediaStore store;
  private final MediaAnswers answers;
  private final MediaFailures failures;
  private final Clock clock;

  Deletions(MediaStore store, MediaAnswers answers, MediaFailures failures, Clock clock) {
    this.store = store;
    this.answers = answers;
    this.failures = failures;
    this.clock = clock;
  }

  /**
   * 200 with what became of each id, in the order of the request; an id that is there twice once.
   */
  HttpResponse delete(HttpRequest request) {
    List<String> ids = ids(JsonRequest.read(request.body(), COMPLAINT));
    Instant end = clock.instant().plus(TIME);
    return answers.json(200, new DeletionsJson(ConcurrentReads.of(ids, id -> deletion(id, end))));
  }

  private static List<String> ids(JsonRequest json) {
    if (json.value("ids") instanceof List<?> ids
        && !ids.isEmpty()
        && ids.size() <= MAX_IDS
        && ids.stream().allMatch(String.class::isInstance)) {
      return ids.stream().map(String.class::cast).distinct().toList();
    }
    throw Problem.invalidParameter(
            "ids", "must be an array of 1 to " + MAX_IDS + " strings, the ids of media items.")
        .asException();
  }

  private DeletionJson deletion(String text, Instant end) {
    Optional<MediaId> id = MediaId.parse(text);
    if (id.isEmpty()) {
      return DeletionJson.failed(text, MediaProblems.unknownMedia());
    }
    if (clock.instant().isAfter(end)) {
      return DeletionJson.failed(text, MediaProblems.notReached());
    }
    return deletion(id.get());
  }

  private DeletionJson deletion(MediaId id) {
    try {
      store.delete(id);
      return DeletionJson.done(id);
    } catch (RuntimeException failure) {
      return DeletionJson.failed(
          id.value(), failures.problemOf(failure).orElseThrow(() -> failure));
    }
  }
}
