package dev.vivace.stream.encoding;

import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.QueryParameters;
import dev.vivace.media.Disposition;
import dev.vivace.media.FileName;
import dev.vivace.media.http.DispositionQuery;

/**
 * An encoding as a file on the client's disk.
 *
 * @param source the name of what is encoded
 */
public record EncodingFile(FileName source, EncodingSettings settings) {
  private static final int REDIRECTION = 300;
  private static final String DISPOSITION = "Content-Disposition";

  /**
   * The answer with a name, and with what a browser is to do with it: {@code disposition}. Only a
   * 2xx is a file.
   *
   * @throws dev.vivace.lambda.http.ProblemException 400 {@code invalid-parameter} for another word
   */
  public HttpResponse named(QueryParameters query, HttpResponse answer) {
    Disposition disposition = DispositionQuery.of(query);
    FileName name = source.withExtension(settings.format().label());
    return answer.status() >= REDIRECTION
        ? answer
        : answer.withHeader(DISPOSITION, name.toContentDisposition(disposition));
  }

  /** The answer as {@link #named}, where the query has {@code disposition}. */
  public HttpResponse namedIfAsked(QueryParameters query, HttpResponse answer) {
    return query.first("disposition").isPresent() ? named(query, answer) : answer;
  }
}
