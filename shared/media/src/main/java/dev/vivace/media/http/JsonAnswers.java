package dev.vivace.media.http;

import dev.vivace.lambda.http.HttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Writes answers in JSON. They hold URLs that end, so no cache may keep them. */
@Singleton
public final class JsonAnswers {
  private static final String CONTENT_TYPE = "application/json";

  private final JsonMapper mapper;

  public JsonAnswers(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * An answer.
   *
   * @param content one of the records of {@link dev.vivace.media.json}
   */
  public HttpResponse answer(int status, Object content) throws IOException {
    return HttpResponse.bytes(status, CONTENT_TYPE, mapper.writeValueAsBytes(content))
        .withHeader("Cache-Control", "no-store");
  }
}
