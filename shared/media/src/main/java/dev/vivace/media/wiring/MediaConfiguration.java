package dev.vivace.media.wiring;

import dev.vivace.lambda.forwarded.ForwardingFields;
import dev.vivace.lambda.forwarded.PublicApi;
import dev.vivace.lambda.forwarded.TrustedProxies;
import dev.vivace.lambda.http.Cors;
import dev.vivace.media.signing.UrlRewrites;
import dev.vivace.media.upload.UploadSettings;
import dev.vivace.media.upload.Uploads;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator sets, by environment variables.
 *
 * @param bucket {@code MEDIA_BUCKET}, its name
 * @param uploads {@code MAX_UPLOAD_BYTES}, the longest file, 5 GiB where it is not set
 * @param publicApi {@code PUBLIC_API_URL}: where clients see the API, path prefix included, or
 *     several such addresses, the usual one first; API Gateway's own address where it is not set.
 *     {@code TRUSTED_PROXIES}: who may say which of them the client called, and {@code
 *     FORWARDED_FIELDS}: by which header fields
 * @param publicMediaUrl of {@code PUBLIC_MEDIA_URL} what reaches S3: its scheme, host and port. The
 *     bucket is the first segment of the path there. S3's own address where it is not set
 * @param mediaRewrites {@code MEDIA_URL_REWRITES}, and behind them the path prefix of {@code
 *     PUBLIC_MEDIA_URL}, which a proxy takes away
 * @param playbackUrlTtl {@code PLAYBACK_URL_TTL_SECONDS}, an hour where it is not set
 * @param uploadUrlTtl an hour: an upload hands out fresh URLs whenever it is asked
 * @param cors {@code CORS_ORIGIN}: origins whose pages may call the API, separated by commas, or
 *     {@code *}; none where it is not set
 */
public record MediaConfiguration(
    String bucket,
    UploadSettings uploads,
    PublicApi publicApi,
    Optional<URI> publicMediaUrl,
    UrlRewrites mediaRewrites,
    Duration playbackUrlTtl,
    Duration uploadUrlTtl,
    Cors cors) {
  private static final Duration DEFAULT_URL_TTL = Duration.ofHours(1);
  private static final long MAX_URL_TTL_SECONDS = Duration.ofDays(7).toSeconds();

  /**
   * Reads and checks all of them.
   *
   * @throws IllegalArgumentException if one is missing or wrong; the message names it
   */
  public static MediaConfiguration from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    long maxUploadBytes =
        variables
            .number("MAX_UPLOAD_BYTES", 1, Uploads.MAX_SIZE_BYTES)
            .orElse(Uploads.MAX_SIZE_BYTES);
    Optional<URI> publicMediaUrl =
        variables.parsed("PUBLIC_MEDIA_URL", MediaConfiguration::publicMediaUrl);
    return new MediaConfiguration(
        variables.required("MEDIA_BUCKET"),
        new UploadSettings(maxUploadBytes),
        publicApi(variables),
        publicMediaUrl.map(MediaConfiguration::origin),
        mediaRewrites(variables, publicMediaUrl),
        variables
            .number("PLAYBACK_URL_TTL_SECONDS", 1, MAX_URL_TTL_SECONDS)
            .map(Duration::ofSeconds)
            .orElse(DEFAULT_URL_TTL),
        DEFAULT_URL_TTL,
        variables.parsed("CORS_ORIGIN", Cors::parse).orElseGet(() -> new Cors(List.of())));
  }

  private static PublicApi publicApi(Variables variables) {
    Optional<ForwardingFields> fields =
        variables.parsed("FORWARDED_FIELDS", ForwardingFields::named);
    TrustedProxies proxies =
        variables
            .parsed(
                "TRUSTED_PROXIES",
                value -> TrustedProxies.parse(value, fields.orElse(ForwardingFields.X_FORWARDED)))
            .orElseGet(TrustedProxies::none);
    return variables
        .parsed(
            "PUBLIC_API_URL",
            value ->
                PublicApi.at(Arrays.stream(value.split("\\s+")).map(URI::create).toList(), proxies))
        .orElseGet(PublicApi::ofGateway);
  }

  private static UrlRewrites mediaRewrites(Variables variables, Optional<URI> publicMediaUrl) {
    UrlRewrites rewrites =
        variables.parsed("MEDIA_URL_REWRITES", UrlRewrites::parse).orElseGet(UrlRewrites::none);
    return publicMediaUrl
        .filter(url -> url.getRawPath().length() > 1)
        .map(url -> rewrites.then(new UrlRewrites.Rule(origin(url) + "/", url.toString())))
        .orElse(rewrites);
  }

  /** With a slash at its end. */
  private static URI publicMediaUrl(String value) {
    URI url = web(value);
    return url.getRawPath().endsWith("/") ? url : URI.create(value + "/");
  }

  /** A path could not be kept: it is part of what is signed, and S3 would take it for a bucket. */
  static URI endpoint(String value) {
    URI url = web(value);
    if (!url.getRawPath().replace("/", "").isEmpty()) {
      throw new IllegalArgumentException("must have no path, since the path is signed: " + value);
    }
    return origin(url);
  }

  private static URI origin(URI url) {
    return URI.create(url.getScheme() + "://" + url.getRawAuthority());
  }

  private static URI web(String value) {
    URI url = URI.create(value);
    boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    boolean bare = url.getRawQuery() == null && url.getRawFragment() == null;
    if (!web || url.getHost() == null || url.getRawUserInfo() != null || !bare) {
      throw new IllegalArgumentException("must be like https://media.example, not '" + value + "'");
    }
    return url;
  }
}
