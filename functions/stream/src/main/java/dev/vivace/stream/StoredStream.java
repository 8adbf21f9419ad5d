package dev.vivace.stream;

import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.EncodingFormat;
import dev.vivace.audio.EncodingSettings;
import dev.vivace.audio.MediaDecoder;
import dev.vivace.audio.Mp3Layout;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaStore;
import dev.vivace.media.http.MediaLinks;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigInteger;

/** Encodes the sound of a stored item, from its beginning or another place. */
@Singleton
final class StoredStream {
  private static final BigInteger MICROSECONDS = BigInteger.valueOf(1_000_000);

  private final MediaStore media;

  StoredStream(MediaStore media) {
    this.media = media;
  }

  /** The MP3 of audio whose length is known is a file; all else comes as it is encoded. */
  HttpResponse get(HttpRequest request) throws IOException {
    EncodingSettings settings = EncodingQuery.settings(request.query());
    long startUs = EncodingQuery.startUs(request.query());
    MediaId id = MediaLinks.mediaId(request);
    MediaItem item = media.find(id).orElseThrow(() -> new MediaException.UnknownMedia(id));
    if (settings.format() != EncodingFormat.MP3) {
      return encoded(settings, () -> open(item, startUs));
    }
    String eTag = eTag(item, settings, startUs);
    if (request.headers().all("If-None-Match").stream().anyMatch(tags -> tags.contains(eTag))) {
      return HttpResponse.empty(304).withHeader("ETag", eTag);
    }
    return mp3(request, settings, item, startUs);
  }

  private HttpResponse mp3(
      HttpRequest request, EncodingSettings settings, MediaItem item, long startUs)
      throws IOException {
    MediaDecoder audio;
    try {
      audio = open(item, startUs);
    } catch (dev.vivace.audio.MediaException undecodable) {
      throw StreamProblems.of(undecodable).asException();
    }
    if (audio.lengthFrames().isEmpty()) {
      return encoded(settings, () -> audio);
    }
    HttpResponse answer =
        new Mp3File(audio, frameAt(startUs, audio), settings, eTag(item, settings, startUs))
            .answer(request);
    if (answer.status() >= 400) {
      audio.close();
    }
    return answer;
  }

  private static HttpResponse encoded(EncodingSettings settings, AudioOpener audio) {
    return EncodedBody.answer(settings, new EncodedBody(audio, settings));
  }

  private MediaDecoder open(MediaItem item, long startUs) throws IOException {
    MediaDecoder audio =
        new MediaDecoder(new StoredFile(media, item.id(), item.sizeBytes()), DecodeLimits.DEFAULT);
    if (startUs > 0 && !audio.seek(frameAt(startUs, audio))) {
      audio.close();
      throw StreamProblems.startBehindEnd().asException();
    }
    return audio;
  }

  private static long frameAt(long timeUs, MediaDecoder audio) {
    return BigInteger.valueOf(timeUs)
        .multiply(BigInteger.valueOf(audio.sampleRate()))
        .divide(MICROSECONDS)
        .longValueExact();
  }

  /** Equal for equal bytes, whichever process encodes them, and for nothing else. */
  private static String eTag(MediaItem item, EncodingSettings settings, long startUs) {
    return "\"%s-%s-%d-v%d\""
        .formatted(item.id(), EncodingName.of(settings), startUs, Mp3Layout.VERSION);
  }
}
