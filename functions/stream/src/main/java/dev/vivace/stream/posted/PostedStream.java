package dev.vivace.stream.posted;

import dev.vivace.audio.encode.Pace;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.FileName;
import dev.vivace.stream.encoding.EncodedBody;
import dev.vivace.stream.encoding.EncodingFile;
import dev.vivace.stream.encoding.EncodingQuery;
import jakarta.inject.Singleton;

/** Encodes the audio in the body of a request. */
@Singleton
public final class PostedStream {
  private static final FileName NAME = new FileName("stream");

  public HttpResponse post(HttpRequest request) {
    EncodingSettings settings = EncodingQuery.settings(request.query());
    EncodedBody body = new EncodedBody(PostedAudio.of(request), settings, Pace.GROWING);
    return new EncodingFile(NAME, settings)
        .namedIfAsked(request.query(), EncodedBody.answer(settings, body));
  }
}
