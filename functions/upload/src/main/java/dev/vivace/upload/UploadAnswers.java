package dev.vivace.upload;

import dev.vivace.lambda.forwarded.Addresses;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.http.MediaAnswers;
import dev.vivace.media.http.MediaLinks;
import dev.vivace.media.json.UploadJson;
import dev.vivace.media.json.UploadPartJson;
import dev.vivace.media.signing.PresignedUrl;
import dev.vivace.media.upload.Upload;
import dev.vivace.media.upload.UploadUrls;
import dev.vivace.media.wiring.MediaConfiguration;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Describes uploads, with fresh URLs for the parts that are missing. */
@Singleton
final class UploadAnswers {
  private static final String RETRY_AFTER_SECONDS = "1";

  private final UploadUrls urls;
  private final Duration urlTtl;
  private final MediaLinks links;
  private final MediaAnswers answers;

  UploadAnswers(
      UploadUrls urls, MediaConfiguration configuration, MediaLinks links, MediaAnswers answers) {
    this.urls = urls;
    this.urlTtl = configuration.uploadUrlTtl();
    this.links = links;
    this.answers = answers;
  }

  /** 201 with a new upload and, as {@code Location}, where it is. */
  HttpResponse created(HttpRequest request, Upload upload) {
    return answers
        .json(201, describe(request, upload, Set.of()))
        .withHeader("Location", links.upload(request, upload.id()).toString());
  }

  /** An upload of which these parts have arrived. */
  HttpResponse progress(HttpRequest request, Upload upload, Set<Integer> received) {
    return answers.json(200, describe(request, upload, received));
  }

  /** An upload of which all parts have arrived and become the item. */
  HttpResponse whole(HttpRequest request, Upload upload) {
    return answers.json(200, describe(request, upload, all(upload)));
  }

  /** 202 with an upload of which all parts have arrived, and when to ask for the item again. */
  HttpResponse unfinished(HttpRequest request, Upload upload) {
    return answers
        .json(202, describe(request, upload, all(upload)))
        .withHeader("Retry-After", RETRY_AFTER_SECONDS);
  }

  private UploadJson describe(HttpRequest request, Upload upload, Set<Integer> received) {
    List<UploadPartJson> parts = new ArrayList<>();
    Optional<Instant> expiresAt = Optional.empty();
    UploadUrls callers = urls.to(Addresses.of(request));
    for (int number : numbers(upload).filter(part -> !received.contains(part)).toArray()) {
      PresignedUrl url = callers.part(upload, number, urlTtl);
      parts.add(new UploadPartJson(number, upload.parts().sizeOf(number), url.url()));
      expiresAt = expiresAt.or(() -> Optional.of(url.expiresAt()));
    }
    return new UploadJson(
        upload.id().value(),
        upload.mediaId().value(),
        upload.sizeBytes(),
        upload.parts().partSizeBytes(),
        List.copyOf(received),
        parts,
        expiresAt);
  }

  private static Set<Integer> all(Upload upload) {
    return new TreeSet<>(numbers(upload).boxed().toList());
  }

  private static IntStream numbers(Upload upload) {
    return IntStream.rangeClosed(1, upload.parts().partCount());
  }
}
