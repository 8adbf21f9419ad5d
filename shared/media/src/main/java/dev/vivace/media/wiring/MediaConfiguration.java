package dev.vivace.media.wiring;

import dev.vivace.lambda.forwarded.ForwardingFields;
import dev.vivace.lambda.forwarded.PublicApi;
import dev.vivace.lambda.forwarded.TrustedProxies;
import dev.vivace.lambda.http.Cors;
import dev.vivace.media.signing.MediaAddress;
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
 * The settings of an operator, by environment variables.
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
 * @param inside where callers beside the API see both; empty if nobody may ask for that
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
    Optional<InsideConfiguration> inside,
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
    Optional<MediaAddress> media = variables.parsed("PUBLIC_MEDIA_URL", MediaAddress::of);
    return new MediaConfiguration(
        variables.required("MEDIA_BUCKET"),
        new UploadSettings(maxUploadBytes),
        publicApi(variables),
        media.map(MediaAddress::origin),
        mediaRewrites(variables, media),
        InsideConfiguration.from(variables),
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

  private static UrlRewrites mediaRewrites(Variables variables, Optional<MediaAddress> media) {
    UrlRewrites rewrites =
        variables.parsed("MEDIA_URL_REWRITES", UrlRewrites::parse).orElseGet(UrlRewrites::none);
    return media.map(address -> address.behind(rewrites)).orElse(rewrites);
  }
}
