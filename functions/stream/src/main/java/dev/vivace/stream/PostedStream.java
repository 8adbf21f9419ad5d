package dev.vivace.stream;

import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import jakarta.inject.Singleton;

/** Encodes the audio in the body of a request. */
@Singleton
final class PostedStream {
  HttpResponse post(HttpRequest request) {
    EncodingSettings settings = EncodingQuery.settings(request.query());
    return EncodedBody.answer(settings, new EncodedBody(PostedAudio.of(request), settings));
  }
}
