package dev.vivace.stream.live;

import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.FileName;
import dev.vivace.media.http.MediaLinks;
import dev.vivace.media.live.listen.LivePlace;
import dev.vivace.media.live.listen.LiveSnapshot;
import dev.vivace.stream.encoding.EncodedBody;
import dev.vivace.stream.encoding.EncodingFile;
import dev.vivace.stream.encoding.EncodingQuery;
import jakarta.inject.Singleton;

/** Encodes a live stream while it grows, and after that. */
@Singleton
public final class LiveSoundStream {
  private final LiveSound sound;

  public LiveSoundStream(LiveSound sound) {
    this.sound = sound;
  }

  public HttpResponse get(HttpRequest request) {
    EncodingSettings settings = EncodingQuery.settings(request.query());
    LiveQuery query = LiveQuery.of(request.query());
    LiveSnapshot seen = sound.look(MediaLinks.liveStreamId(request));
    LivePlace place = LiveSound.place(seen, query);
    HttpResponse answer =
        settings.format() == EncodingFormat.MP3
            ? mp3(request, query, new LiveMp3(sound, seen, place, settings))
            : encoded(request, place, settings);
    return new EncodingFile(FileName.of(seen.stream().title()), settings)
        .namedIfAsked(request.query(), sound.withHls(request, seen.stream().id(), answer));
  }

  private static HttpResponse mp3(HttpRequest request, LiveQuery query, LiveMp3 mp3) {
    return switch (query) {
      case LiveQuery.Edge() -> mp3.withoutRanges(request);
      case LiveQuery.Beginning(), LiveQuery.At _ -> mp3.answer(request);
    };
  }

  private HttpResponse encoded(HttpRequest request, LivePlace place, EncodingSettings settings) {
    EncodedBody body = new EncodedBody(sound.opener(place), settings);
    return sound.linked(request, place, EncodedBody.answer(settings, body));
  }
}
