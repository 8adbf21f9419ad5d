package dev.vivace.lambda.forwarded;

import dev.vivace.lambda.http.HttpRequest;
import java.util.List;

/** Whom the addresses in an answer are for, as the request says by its query. */
public enum Addresses {
  /** Browsers, which see API and bucket from outside. */
  PUBLIC,

  /** The caller itself, who is beside API and bucket. */
  INSIDE;

  /** The query parameter: {@code inside}, or {@code public} as without it. */
  public static final String ADDRESSES = "addresses";

  /** The parameter as it stands in the query of an address. */
  public static final String INSIDE_QUERY = ADDRESSES + "=inside";

  /**
   * The kind of addresses that a request asks for.
   *
   * @throws dev.vivace.lambda.http.ProblemException 400 {@code invalid-parameter} for another word
   */
  public static Addresses of(HttpRequest request) {
    return request
        .query()
        .oneOf(ADDRESSES, List.of("public", "inside"))
        .filter("inside"::equals)
        .map(_ -> INSIDE)
        .orElse(PUBLIC);
  }
}
