package dev.vivace.stream.stored;

import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.PcmInput;
import dev.vivace.audio.decode.MediaDecoder;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.mp3.Mp3Layout;
import dev.vivace.lambda.http.BodyWriter;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.Disposition;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.http.MediaLinks;
import dev.vivace.media.signing.PlaybackUrls;
import dev.vivace.media.store.MediaStore;
import dev.vivace.media.wiring.MediaConfiguration;
import dev.vivace.stream.encoding.AudioOpener;
import dev.vivace.stream.encoding.EncodedBody;
import dev.vivace.stream.encoding.StreamProblems;
import dev.vivace.stream.mp3.Mp3File;
import dev.vivace.stream.range.SelectedBytes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Encodes the sound of a stored item, from its beginning or another place. The MP3 of audio whose
 * length is known is a file; all else comes as it is encoded. What was encoded from the beginning
 * to the end is kept, and whoever comes later is sent there.
 */
@Singleton
final class StoredStream {
  private final MediaStore media;
  private final PlaybackUrls urls;
  private final MediaConfiguration configuration;

  StoredStream(MediaStore media, PlaybackUrls urls, MediaConfiguration configuration) {
    this.media = media;
    this.urls = urls;
    this.configuration = configuration;
  }

  HttpResponse get(HttpRequest request) throws IOException {
    WantedEncoding wanted = WantedEncoding.of(request.query());
    MediaId id = MediaLinks.mediaId(request);
    MediaItem item = media.find(id).orElseThrow(() -> new MediaException.UnknownMedia(id));
    String eTag = wanted.eTag(id);
    Optional<HttpResponse> unchanged = Mp3File.unchanged(request, eTag);
    if (unchanged.isPresent()) {
      return unchanged.get();
    }
    boolean isFile = wanted.settings().format() == EncodingFormat.MP3;
    // A player that has a part takes no more of it from another origin, or of another ETag.
    if (isFile && SelectedBytes.continues(request.headers(), eTag)) {
      return mp3(request, wanted, item);
    }
    Optional<HttpResponse> redirect = redirect(item, wanted);
    if (redirect.isPresent()) {
      return redirect.get();
    }
    return isFile ? mp3(request, wanted, item) : encoded(wanted, item, () -> open(item, wanted));
  }

  /** Not stored: a browser would follow it after the URL has ended. */
  private Optional<HttpResponse> redirect(MediaItem item, WantedEncoding wanted) {
    if (!wanted.fromStart()) {
      return Optional.empty();
    }
    Duration validFor = configuration.playbackUrlTtl();
    return media
        .findRendition(item.id(), wanted.name())
        .map(rendition -> urls.getRendition(item, rendition, Disposition.INLINE, validFor))
        .map(url -> HttpResponse.found(url.url()).withHeader("Cache-Control", "no-store"));
  }

  private HttpResponse mp3(HttpRequest request, WantedEncoding wanted, MediaItem item)
      throws IOException {
    MediaDecoder audio;
    try {
      audio = open(item, wanted);
    } catch (dev.vivace.audio.DecodeException undecodable) {
      throw StreamProblems.of(undecodable).asException();
    }
    if (audio.lengthFrames().isEmpty()) {
      return encoded(wanted, item, () -> audio);
    }
    long startFrame = wanted.startFrame(audio);
    Mp3File file =
        new Mp3File(
            new Mp3Layout(wanted.settings(), audio.sampleRate()),
            frame -> () -> entered(audio, startFrame + frame),
            audio.lengthFrames().getAsLong() - startFrame,
            wanted.eTag(item.id()));
    HttpResponse answer =
        file.answer(request, file.selected(request), body -> kept(body, wanted, item));
    if (answer.status() >= 400) {
      audio.close();
    }
    return answer;
  }

  /** The audio itself, at a sample frame; closed if it does not get there. */
  private static PcmInput entered(MediaDecoder audio, long sampleFrame) throws IOException {
    try {
      audio.seek(sampleFrame);
      return audio;
    } catch (IOException | RuntimeException failure) {
      audio.close();
      throw failure;
    }
  }

  private HttpResponse encoded(WantedEncoding wanted, MediaItem item, AudioOpener audio) {
    EncodedBody body = new EncodedBody(audio, wanted.settings());
    return EncodedBody.answer(wanted.settings(), kept(body, wanted, item));
  }

  private BodyWriter kept(BodyWriter body, WantedEncoding wanted, MediaItem item) {
    MediaType type = new MediaType(wanted.settings().format().mediaType());
    return wanted.fromStart()
        ? new KeptBody(body, () -> media.beginRendition(item.id(), wanted.name(), type))
        : body;
  }

  private MediaDecoder open(MediaItem item, WantedEncoding wanted) throws IOException {
    MediaDecoder audio =
        new MediaDecoder(new StoredFile(media, item.id(), item.sizeBytes()), DecodeLimits.DEFAULT);
    if (!wanted.fromStart() && !audio.seek(wanted.startFrame(audio))) {
      audio.close();
      throw StreamProblems.startBehindEnd().asException();
    }
    return audio;
  }
}
