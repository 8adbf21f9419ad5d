package dev.vivace.stream;

import dev.vivace.lambda.http.BodyWriter;
import dev.vivace.lambda.http.Failures;
import dev.vivace.lambda.http.Headers;
import dev.vivace.lambda.http.HttpHandler;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.ProblemException;
import dev.vivace.media.http.MediaFailures;
import dev.vivace.stream.encoding.AudioFailures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An answer as a client gets it.
 *
 * @param problem instead of a body, where there is one
 */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int status, Headers headers, byte[] body, Optional<Problem> problem) {

  private static final List<Failures> KNOWN = List.of(new MediaFailures(), new AudioFailures());

  /** Handles the request and writes the body to its end. */
  public static Answer of(HttpHandler function, HttpRequest request) throws IOException {
    try {
      HttpResponse response = function.handle(request);
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      try (BodyWriter writer = response.body()) {
        writer.writeTo(body);
      }
      return new Answer(
          response.status(), response.headers(), body.toByteArray(), Optional.empty());
    } catch (ProblemException failure) {
      return of(failure.problem());
    } catch (IOException | RuntimeException failure) {
      Optional<Problem> known =
          KNOWN.stream()
              .map(failures -> failures.problemOf(failure))
              .flatMap(Optional::stream)
              .findFirst();
      if (known.isEmpty()) {
        throw failure;
      }
      return of(known.get());
    }
  }

  private static Answer of(Problem problem) {
    return new Answer(problem.status(), Headers.empty(), new byte[0], Optional.of(problem));
  }

  /** The header of that name; empty where there is none. */
  public String header(String name) {
    return headers.first(name).orElse("");
  }

  public String contentType() {
    return header("Content-Type");
  }

  /** Status and slug, such as {@code 400 empty-body}, or the status alone. */
  public String summary() {
    return status + problem.map(p -> " " + p.slug()).orElse("");
  }
}
