package dev.vivace.media.http;

import dev.vivace.lambda.http.QueryParameters;
import dev.vivace.media.Disposition;
import java.util.List;

/**
 * The query parameter {@code disposition}: {@code inline}, which is the default, or {@code
 * attachment}.
 */
public final class DispositionQuery {
  private DispositionQuery() {}

  /**
   * The wish for what a browser is to do with the bytes.
   *
   * @throws dev.vivace.lambda.http.ProblemException 400 {@code invalid-parameter} for another word
   */
  public static Disposition of(QueryParameters query) {
    return query
        .oneOf("disposition", List.of("inline", "attachment"))
        .filter("attachment"::equals)
        .map(_ -> Disposition.ATTACHMENT)
        .orElse(Disposition.INLINE);
  }
}
