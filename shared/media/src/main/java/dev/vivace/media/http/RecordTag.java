package dev.vivace.media.http;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.Problem;
import dev.vivace.media.store.ItemRecord;
import java.util.Arrays;

/**
 * The entity tag of an item's description (RFC 9110, section 8.8.3): it tells the version of what
 * the owner says of the item, which is all that changes by requests.
 */
public final class RecordTag {
  private RecordTag() {}

  static String of(ItemRecord record) {
    return "\"" + record.revision() + "\"";
  }

  /**
   * The value of {@code If-Match} (RFC 9110, section 13.1.1).
   *
   * @throws dev.vivace.lambda.http.ProblemException 428 {@code if-match-required} if it is missing
   */
  public static String wanted(HttpRequest request) {
    return request
        .headers()
        .first("If-Match")
        .orElseThrow(() ->
            new Problem(
                    "if-match-required",
                    428,
                    "If-Match required",
                    "Send the ETag of GET on the item as If-Match, so that no other change is lost.")
                .asException());
  }

  /** Whether a version is one of those that {@code If-Match} names; {@code *} names all. */
  public static boolean matches(String wanted, ItemRecord record) {
    return wanted.strip().equals("*")
        || Arrays.stream(wanted.split(",")).map(String::strip).anyMatch(of(record)::equals);
  }

  /** 412: it is another version by now. */
  public static Problem failed() {
    return new Problem(
        "precondition-failed",
        412,
        "Precondition failed",
        "The item's title or metadata were changed meanwhile. GET the item, and send your change with"
            + " its ETag.");
  }
}
