package dev.vivace.stream.stored;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.stream.encoding.EncodingQuery;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Streams a stored item: encoded where the query asks for that, else as it is. */
@Singleton
public final class StoredItem {
  private final StoredStream encoding;
  private final StoredOriginal original;

  StoredItem(StoredStream encoding, StoredOriginal original) {
    this.encoding = encoding;
    this.original = original;
  }

  public HttpResponse get(HttpRequest request) throws IOException {
    return EncodingQuery.asksForEncoding(request.query())
        ? encoding.get(request)
        : original.answer(request);
  }
}
