package dev.vivace.playback;

import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.ProblemException;
import dev.vivace.lambda.http.QueryParameters;
import dev.vivace.media.Disposition;
import dev.vivace.media.http.DispositionQuery;
import dev.vivace.media.store.RenditionName;
import java.util.List;
import java.util.Optional;

/**
 * A client's wish to play something.
 *
 * @param form a URL that ends, or all bytes in the URL itself
 * @param disposition what a browser should do with the bytes
 * @param rendition an encoding of the item; empty for the item itself
 * @param listing what is told beside it
 */
record PlaybackQuery(
    Form form, Disposition disposition, Optional<RenditionName> rendition, Listing listing) {
  enum Form {
    PRESIGNED,
    DATA_URI
  }

  /** Listing takes S3 more than one request. */
  enum Listing {
    NOTHING,
    RENDITIONS
  }

  /**
   * @throws ProblemException 400 {@code invalid-parameter} for a value that means nothing
   */
  static PlaybackQuery of(QueryParameters query) {
    PlaybackQuery wanted =
        new PlaybackQuery(
            form(query), DispositionQuery.of(query), rendition(query), listing(query));
    if (wanted.form == Form.DATA_URI && wanted.rendition.isPresent()) {
      throw Problem.invalidParameter(
              "as", "must be url where a rendition is asked for: it has no data URL.")
          .asException();
    }
    return wanted;
  }

  /**
   * @throws ProblemException 400 {@code invalid-parameter} for what can't be a name
   */
  static Optional<RenditionName> rendition(QueryParameters query) {
    return query.first("rendition").map(PlaybackQuery::name);
  }

  private static Listing listing(QueryParameters query) {
    return query
        .oneOf("list", List.of("renditions"))
        .map(_ -> Listing.RENDITIONS)
        .orElse(Listing.NOTHING);
  }

  private static Form form(QueryParameters query) {
    return query
        .oneOf("as", List.of("url", "data-uri"))
        .filter("data-uri"::equals)
        .map(_ -> Form.DATA_URI)
        .orElse(Form.PRESIGNED);
  }

  private static RenditionName name(String value) {
    return RenditionName.parse(value)
        .orElseThrow(() ->
            Problem.invalidParameter("rendition", "must be a name like mp3-128k.").asException());
  }
}
