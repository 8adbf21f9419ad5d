package dev.vivace.signal.http;

import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.s3.JsonMembers;
import java.util.Map;

/** Answers in JSON. What they tell changes by the second, so no cache may keep them. */
public final class JsonAnswers {
  private JsonAnswers() {}

  /**
   * An answer with an object.
   *
   * @param members strings, numbers, booleans, lists and maps of these
   */
  public static HttpResponse of(int status, Map<String, Object> members) {
    return HttpResponse.bytes(status, "application/json", JsonMembers.write(members))
        .withHeader("Cache-Control", "no-store");
  }
}
