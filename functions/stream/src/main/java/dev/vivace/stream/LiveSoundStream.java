package dev.vivace.stream;

import dev.vivace.audio.EncodingSettings;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.LivePlace;
import jakarta.inject.Singleton;

/** Encodes a live stream while it grows. */
@Singleton
final class LiveSoundStream {
  private final LiveSound sound;

  LiveSoundStream(LiveSound sound) {
    this.sound = sound;
  }

  HttpResponse get(HttpRequest request) {
    EncodingSettings settings = EncodingQuery.settings(request.query());
    LivePlace place = sound.place(request, LiveQuery.of(request.query()));
    EncodedBody body = new EncodedBody(sound.opener(place), settings);
    return sound.linked(request, place, EncodedBody.answer(settings, body));
  }
}
