package dev.vivace.stream.stored;

import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.PcmInput;
import dev.vivace.audio.decode.MediaDecoder;
import dev.vivace.audio.encode.Pace;
import dev.vivace.audio.mp3.Mp3Layout;
import dev.vivace.lambda.forwarded.Addresses;
import dev.vivace.lambda.http.BodyWriter;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.Disposition;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.http.DispositionQuery;
import dev.vivace.media.http.MediaLinks;
import dev.vivace.media.signing.LinkedObject;
import dev.vivace.media.signing.PlaybackUrls;
import dev.vivace.media.signing.PresignedUrl;
import dev.vivace.media.signing.ReadMethod;
import dev.vivace.media.store.MediaStore;
import dev.vivace.media.store.Rendition;
import dev.vivace.media.store.RenditionUpload;
import dev.vivace.media.wiring.MediaConfiguration;
import dev.vivace.stream.encoding.EncodedBody;
import dev.vivace.stream.encoding.EncodingFile;
import dev.vivace.stream.encoding.StreamProblems;
import dev.vivace.stream.mp3.Mp3File;
import dev.vivace.stream.range.Preconditions;
import dev.vivace.stream.range.SelectedBytes;
import dev.vivace.stream.range.Validators;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Encodes the sound of a stored item, from its beginning or another place. The MP3 of audio whose
 * length is known is a file; all else comes as it is encoded. What was encoded from the beginning
 * to the end is kept, if it is one of those that are, and whoever comes later is sent there.
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
    // A player that has a part takes no more of it from another origin, or of another ETag.
    if (!wanted.isFile() || !SelectedBytes.continues(request.headers(), wanted.eTag(id))) {
      Optional<HttpResponse> redirect = redirect(request, item, wanted);
      if (redirect.isPresent()) {
        return redirect.get();
      }
    }
    Validators current = wanted.isFile() ? Validators.of(wanted.eTag(id)) : Validators.none();
    Optional<HttpResponse> refusal =
        new Preconditions(request.headers(), current).refusal(request.context().requestId());
    return refusal.isPresent() ? refusal.get() : encoded(request, wanted, item);
  }

  /** Not stored: a browser would follow it after the URL has ended. */
  private Optional<HttpResponse> redirect(
      HttpRequest request, MediaItem item, WantedEncoding wanted) {
    if (!wanted.isKept()) {
      return Optional.empty();
    }
    return media
        .findRendition(item.id(), wanted.name())
        .map(rendition -> url(request, item, rendition))
        .map(url -> HttpResponse.found(url.url()).withHeader("Cache-Control", "no-store"));
  }

  /** For the request's method: the signature of a GET does not serve a HEAD. */
  private PresignedUrl url(HttpRequest request, MediaItem item, Rendition rendition) {
    Disposition disposition = DispositionQuery.of(request.query());
    Duration validFor = configuration.playbackUrlTtl();
    return urls.to(Addresses.of(request))
        .sign(
            ReadMethod.of(request.method()),
            LinkedObject.rendition(item, rendition, disposition),
            validFor);
  }

  private HttpResponse encoded(HttpRequest request, WantedEncoding wanted, MediaItem item)
      throws IOException {
    MediaDecoder audio = open(item, wanted);
    try {
      HttpResponse answer =
          wanted.isFile() && audio.lengthFrames().isPresent()
              ? file(request, wanted, item, audio)
              : streamed(wanted, item, audio);
      return new EncodingFile(item.fileName(), wanted.settings())
          .named(request.query(), answer)
          .closing(audio);
    } catch (RuntimeException failure) {
      audio.close();
      throw failure;
    }
  }

  private HttpResponse file(
      HttpRequest request, WantedEncoding wanted, MediaItem item, MediaDecoder audio) {
    long startFrame = wanted.startFrame(audio);
    long lengthFrames = audio.lengthFrames().orElseThrow() - startFrame;
    Mp3Layout layout = new Mp3Layout(wanted.settings(), audio.sampleRate());
    Mp3File file =
        new Mp3File(
                layout,
                frame -> () -> entered(audio, startFrame + frame),
                lengthFrames,
                wanted.eTag(item.id()))
            .beginningWith(layout.infoFrame(audio.channels(), lengthFrames));
    return file.answer(request, file.selected(request), body -> keptAsSent(body, wanted, item));
  }

  private static PcmInput entered(MediaDecoder audio, long sampleFrame) throws IOException {
    audio.seek(sampleFrame);
    return audio;
  }

  private HttpResponse streamed(WantedEncoding wanted, MediaItem item, MediaDecoder audio) {
    EncodedBody body = new EncodedBody(() -> audio, wanted.settings(), Pace.GROWING);
    BodyWriter kept =
        wanted.isKept() ? new FinishedBody(body, () -> rendition(wanted, item)) : body;
    return EncodedBody.answer(wanted.settings(), kept);
  }

  private BodyWriter keptAsSent(BodyWriter body, WantedEncoding wanted, MediaItem item) {
    return wanted.isKept() ? new KeptBody(body, () -> rendition(wanted, item)) : body;
  }

  private RenditionUpload rendition(WantedEncoding wanted, MediaItem item) {
    MediaType type = new MediaType(wanted.settings().format().mediaType());
    return media.beginRendition(item.id(), wanted.name(), type);
  }

  private MediaDecoder open(MediaItem item, WantedEncoding wanted) throws IOException {
    MediaDecoder audio =
        new MediaDecoder(new StoredFile(media, item.id(), item.sizeBytes()), DecodeLimits.DEFAULT);
    try {
      if (!wanted.fromStart() && !audio.seek(wanted.startFrame(audio))) {
        throw StreamProblems.startBehindEnd().asException();
      }
      return audio;
    } catch (IOException | RuntimeException failure) {
      audio.close();
      throw failure;
    }
  }
}
