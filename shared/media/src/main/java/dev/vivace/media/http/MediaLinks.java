package dev.vivace.media.http;

import dev.vivace.lambda.access.LinkTokens;
import dev.vivace.lambda.forwarded.Addresses;
import dev.vivace.lambda.forwarded.ApiAddresses;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.token.BearerToken;
import dev.vivace.lambda.token.LinkToken;
import dev.vivace.media.MediaId;
import dev.vivace.media.links.LinkId;
import dev.vivace.media.links.LinkedRoutes;
import dev.vivace.media.live.LiveStreamId;
import dev.vivace.media.store.RenditionName;
import dev.vivace.media.upload.UploadId;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Addresses of resources, and the ids in requests for them. They are for whoever sent the request,
 * who may have asked for {@link Addresses#INSIDE inside} ones; those of pages, of oEmbed and of
 * links that last are always public. What goes into {@code src=} carries a token for itself where
 * tokens are asked for, and that of the link by which a request was sent, if it was sent by one.
 */
@Singleton
public final class MediaLinks {
  /** The rendition that links to playlists lead to. */
  public static final String HLS_RENDITION = "aac-128k";

  /** The media type of playlists (RFC 8216, section 10). */
  public static final String HLS_TYPE = "application/vnd.apple.mpegurl";

  /** The file of a rendition that is its playlist. */
  public static final String HLS_PLAYLIST = "index.m3u8";

  private static final String ITEMS = "/media/";

  private final ApiAddresses api;
  private final LinkTokens tokens;

  public MediaLinks(ApiAddresses api, LinkTokens tokens) {
    this.api = api;
    this.tokens = tokens;
  }

  /** The address at which the item is described. */
  public URI item(HttpRequest request, MediaId id) {
    return api.callers(request, "/media/" + id);
  }

  /** The address of the item's bytes; for players. */
  public URI content(HttpRequest request, MediaId id) {
    return granting(request, contentPath(id), MediaScopes.ITEM_LINK);
  }

  /** The address of the item's bytes for whoever has a link. */
  public URI content(HttpRequest request, MediaId id, LinkToken link) {
    return BearerToken.inQuery(api.browsers(request, contentPath(id)), link.text());
  }

  /**
   * The address of the item's bytes for a page, if its player can ask for them there again and
   * again; empty where the address could carry no token and needs one.
   */
  public Optional<URI> lastingContent(HttpRequest request, MediaId id) {
    String path = contentPath(id);
    return LinkedRoutes.tokenOf(request).isPresent() || tokens.suffice()
        ? Optional.of(granted(request, api.browsers(request, path), path, MediaScopes.ITEM_LINK))
        : Optional.empty();
  }

  private static String contentPath(MediaId id) {
    return ITEMS + id + "/content";
  }

  /** The address of a rendition of the item, by that of the item's bytes. */
  static URI rendition(URI content, RenditionName name) {
    return with(content, "rendition=" + name);
  }

  /** The address by which the item's bytes are saved, made of theirs. */
  public static URI attachment(URI content) {
    return with(content, "disposition=attachment");
  }

  private static URI with(URI url, String parameter) {
    return URI.create(url + (url.getRawQuery() == null ? "?" : "&") + parameter);
  }

  /** The page with the item's player; for frames. */
  public URI embed(HttpRequest request, MediaId id) {
    String path = embedPath(id);
    return granted(request, api.browsers(request, path), path, MediaScopes.ITEM_LINK);
  }

  /** The page with the item's player for whoever has a link. */
  public URI embed(HttpRequest request, MediaId id, LinkToken link) {
    return BearerToken.inQuery(api.browsers(request, embedPath(id)), link.text());
  }

  /**
   * The address by which oEmbed tells about the item's page. It asks for a token, and the address
   * has none but that of the link by which the request was sent.
   */
  public URI oEmbed(HttpRequest request, MediaId id) {
    String page =
        LinkedRoutes.tokenOf(request)
            .map(link -> embed(request, id, link))
            .orElseGet(() -> api.browsers(request, embedPath(id)))
            .toString();
    String query = "?url=" + URLEncoder.encode(page, StandardCharsets.UTF_8) + "&format=json";
    return URI.create(api.browsers(request, "/oembed") + query);
  }

  private static String embedPath(MediaId id) {
    return ITEMS + id + "/embed";
  }

  /** The API's root. */
  public URI root(HttpRequest request) {
    return api.browsers(request, "/");
  }

  /** The item that one of these addresses is about; empty for any other. */
  public Optional<MediaId> mediaId(HttpRequest request, String url) {
    return api.path(request, url)
        .filter(path -> path.startsWith(ITEMS))
        .map(path -> path.substring(ITEMS.length()).replaceFirst("/(embed|content)$", ""))
        .flatMap(MediaId::parse);
  }

  /** The address of the upload. */
  public URI upload(HttpRequest request, UploadId id) {
    return api.callers(request, "/uploads/" + id);
  }

  /** The address at which the live stream is described; chunks and sound are below that. */
  public URI live(HttpRequest request, LiveStreamId id) {
    return api.callers(request, "/live/" + id);
  }

  /** The address at which the live stream is heard; for players, which add to the query how. */
  public URI listen(HttpRequest request, LiveStreamId id) {
    return granting(request, "/live/" + id + "/stream", MediaScopes.STREAM_LINK);
  }

  /**
   * The address of the live stream's playlist, the same for all who ask on one day; empty where it
   * could carry no token and needs one.
   */
  public Optional<URI> liveHls(HttpRequest request, LiveStreamId id) {
    return playlist(request, "/live/" + id + "/hls/");
  }

  /** The address of the item's playlist; as {@link #liveHls}. */
  public Optional<URI> itemHls(HttpRequest request, MediaId id) {
    return playlist(request, ITEMS + id + "/hls/");
  }

  private Optional<URI> playlist(HttpRequest request, String prefix) {
    return LinkedRoutes.tokenOf(request).isPresent()
        ? Optional.empty() // it would go on after the link
        : sharedPlaylist(request, prefix);
  }

  private Optional<URI> sharedPlaylist(HttpRequest request, String prefix) {
    return tokens
        .sharedKey(prefix, MediaScopes.STREAM_LINK)
        .map(key -> api.callers(request, prefix + key + "/" + HLS_RENDITION + "/" + HLS_PLAYLIST));
  }

  /** A {@code Link} to a playlist (RFC 8288). */
  public static String hlsLink(URI playlist) {
    return "<" + playlist + ">; rel=\"alternate\"; type=\"" + HLS_TYPE + '"';
  }

  /** An address that redirects to the bucket, or links on, goes on as the caller has asked. */
  private URI granting(HttpRequest request, String path, String scope) {
    URI url = granted(request, api.callers(request, path), path, scope);
    return switch (Addresses.of(request)) {
      case PUBLIC -> url;
      case INSIDE -> with(url, Addresses.INSIDE_QUERY);
    };
  }

  private URI granted(HttpRequest request, URI plain, String path, String scope) {
    return LinkedRoutes.tokenOf(request)
        .map(link -> BearerToken.inQuery(plain, link.text()))
        .orElseGet(() -> tokens.granting(plain, path, scope));
  }

  /** The page that plays the live stream; for frames. */
  public URI liveEmbed(HttpRequest request, LiveStreamId id) {
    return forPages(request, "/live/" + id + "/embed");
  }

  /** The address at which a page hears the live stream. */
  public URI listenInPage(HttpRequest request, LiveStreamId id) {
    return forPages(request, "/live/" + id + "/stream");
  }

  private URI forPages(HttpRequest request, String path) {
    return granted(request, api.browsers(request, path), path, MediaScopes.STREAM_LINK);
  }

  /** Whether live streams have playlists: whether the address of one could carry its token. */
  public boolean offerHls() {
    return tokens.suffice();
  }

  /** The folder of the client's modules, with a slash at its end. */
  public URI clients(HttpRequest request) {
    return api.browsers(request, "/clients/");
  }

  /** The address by which the live stream is heard, without a token of its own. */
  public URI liveSound(HttpRequest request, LiveStreamId id) {
    return api.callers(request, "/live/" + id + "/stream");
  }

  /**
   * The item that a request is about.
   *
   * @throws dev.vivace.lambda.http.ProblemException 404 {@code unknown-media} if the path can name
   *     none
   */
  public static MediaId mediaId(HttpRequest request) {
    return MediaId.parse(request.pathParameter("mediaId"))
        .orElseThrow(() -> MediaProblems.unknownMedia().asException());
  }

  /**
   * The link of an item that a request is about.
   *
   * @throws dev.vivace.lambda.http.ProblemException 404 {@code unknown-link} if the path can name
   *     none
   */
  public static LinkId linkId(HttpRequest request) {
    return LinkId.parse(request.pathParameter("linkId"))
        .orElseThrow(() -> MediaProblems.unknownLink().asException());
  }

  /**
   * The live stream that a request is about.
   *
   * @throws dev.vivace.lambda.http.ProblemException 404 {@code unknown-live-stream} if the path can
   *     name none
   */
  public static LiveStreamId liveStreamId(HttpRequest request) {
    return LiveStreamId.parse(request.pathParameter("streamId"))
        .orElseThrow(() -> LiveProblems.unknownStream().asException());
  }

  /**
   * The upload that a request is about.
   *
   * @throws dev.vivace.lambda.http.ProblemException 404 {@code unknown-upload} if the path can name
   *     none
   */
  public static UploadId uploadId(HttpRequest request) {
    return UploadId.parse(request.pathParameter("uploadId"))
        .orElseThrow(() -> UploadProblems.unknownUpload().asException());
  }
}
