package dev.vivace.playback;

import dev.vivace.lambda.forwarded.Addresses;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.Disposition;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.http.DispositionQuery;
import dev.vivace.media.http.MediaAnswers;
import dev.vivace.media.http.MediaLinks;
import dev.vivace.media.http.MediaProblems;
import dev.vivace.media.json.PlaybackJson;
import dev.vivace.media.json.RenditionJson;
import dev.vivace.media.signing.LinkedObject;
import dev.vivace.media.signing.PlaybackUrls;
import dev.vivace.media.signing.PresignedUrl;
import dev.vivace.media.signing.ReadMethod;
import dev.vivace.media.store.MediaDescription;
import dev.vivace.media.store.MediaStore;
import dev.vivace.media.store.Rendition;
import dev.vivace.media.store.RenditionName;
import dev.vivace.media.wiring.MediaConfiguration;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Links items: by a URL in an answer, or by a redirect. One HEAD on S3 for each item or rendition.
 */
@Singleton
final class Playback {
  private final MediaStore store;
  private final PlaybackUrls urls;
  private final MediaAnswers answers;
  private final Duration urlTtl;

  Playback(
      MediaStore store, PlaybackUrls urls, MediaAnswers answers, MediaConfiguration configuration) {
    this.store = store;
    this.urls = urls;
    this.answers = answers;
    this.urlTtl = configuration.playbackUrlTtl();
  }

  /** Answers what goes into {@code src=}, with a list of renditions if it is wanted. */
  HttpResponse playback(HttpRequest request) {
    PlaybackQuery query = PlaybackQuery.of(request.query());
    return switch (query.listing()) {
      case NOTHING -> {
        MediaItem item = item(request);
        Optional<URI> hls = answers.hls(request, item);
        yield MediaAnswers.linked(
            answers.json(200, linked(request, item, query).withHls(hls)), hls);
      }
      case RENDITIONS -> {
        MediaDescription description = description(request);
        List<RenditionJson> renditions = answers.renditions(request, description);
        Optional<URI> hls = answers.hls(request, description.item());
        PlaybackJson json =
            linked(request, description.item(), query).withHls(hls).with(renditions);
        yield MediaAnswers.linked(answers.listing(json, renditions), hls);
      }
    };
  }

  private PlaybackJson linked(HttpRequest request, MediaItem item, PlaybackQuery query) {
    PlaybackUrls callers = callers(request);
    return switch (query.form()) {
      case DATA_URI -> DataUri.of(item, store);
      case PRESIGNED ->
          query
              .rendition()
              .map(name -> rendition(callers, item, name, query.disposition()))
              .orElseGet(() -> original(callers, item, query.disposition()));
    };
  }

  /** 302 to a URL for the request's method: the signature of a GET does not serve a HEAD. */
  HttpResponse redirect(HttpRequest request) {
    Disposition disposition = DispositionQuery.of(request.query());
    Optional<RenditionName> name = PlaybackQuery.rendition(request.query());
    MediaItem item = item(request);
    LinkedObject object =
        name.map(wanted -> LinkedObject.rendition(item, found(item, wanted), disposition))
            .orElseGet(() -> LinkedObject.original(item, disposition));
    return redirect(callers(request).sign(ReadMethod.of(request.method()), object, urlTtl));
  }

  /** Not stored: a browser would follow it after the URL has ended. */
  private static HttpResponse redirect(PresignedUrl url) {
    return HttpResponse.found(url.url()).withHeader("Cache-Control", "no-store");
  }

  private PlaybackUrls callers(HttpRequest request) {
    return urls.to(Addresses.of(request));
  }

  private MediaItem item(HttpRequest request) {
    MediaId id = MediaLinks.mediaId(request);
    return store.find(id).orElseThrow(() -> new MediaException.UnknownMedia(id));
  }

  private MediaDescription description(HttpRequest request) {
    MediaId id = MediaLinks.mediaId(request);
    return store.describe(id).orElseThrow(() -> new MediaException.UnknownMedia(id));
  }

  private Rendition found(MediaItem item, RenditionName name) {
    return store
        .findRendition(item.id(), name)
        .orElseThrow(() -> MediaProblems.unknownRendition().asException());
  }

  private PlaybackJson original(PlaybackUrls callers, MediaItem item, Disposition disposition) {
    PresignedUrl url = callers.get(LinkedObject.original(item, disposition), urlTtl);
    return new PlaybackJson(
        url.url().toString(),
        Optional.of(url.expiresAt()),
        item.contentType().value(),
        item.sizeBytes(),
        item.fileName().value());
  }

  private PlaybackJson rendition(
      PlaybackUrls callers, MediaItem item, RenditionName name, Disposition disposition) {
    Rendition rendition = found(item, name);
    PresignedUrl url = callers.get(LinkedObject.rendition(item, rendition, disposition), urlTtl);
    return new PlaybackJson(
        url.url().toString(),
        Optional.of(url.expiresAt()),
        rendition.contentType().value(),
        rendition.sizeBytes(),
        item.fileName().withExtension(name.format()).value());
  }
}
