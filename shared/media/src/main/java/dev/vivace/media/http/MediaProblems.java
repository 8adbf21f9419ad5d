package dev.vivace.media.http;

import dev.vivace.lambda.http.Problem;
import dev.vivace.media.MediaException;

/** The problems of media items, one slug each; slugs are for ever. */
public final class MediaProblems {
  private MediaProblems() {}

  /** The problem that tells a client of a refusal of {@link dev.vivace.media}. */
  public static Problem of(MediaException refusal) {
    return switch (refusal) {
      case MediaException.UnknownMedia _ -> unknownMedia();
      case MediaException.TooLarge large -> tooLarge(large.maxBytes());
      case MediaException.Empty _ -> emptyFile();
      case MediaException.TooManyLinks many ->
          new Problem(
              "too-many-links",
              409,
              "Too many links",
              "The item has %d links, none of which has ended. Revoke one by DELETE on it."
                  .formatted(many.maxLinks()));
      case MediaException.RangeNotSatisfiable _ ->
          new Problem(
              "range-not-satisfiable",
              416,
              "Range not satisfiable",
              "The range begins after the end of the item.");
    };
  }

  public static Problem unknownMedia() {
    return new Problem(
        "unknown-media",
        404,
        "Unknown media item",
        "There is no media item of this id, or not any more. GET /media lists those that exist.");
  }

  public static Problem unknownLink() {
    return new Problem(
        "unknown-link",
        404,
        "Unknown link",
        "There can be no link of this id. GET on the item's links lists those that exist.");
  }

  public static Problem unknownRendition() {
    return new Problem(
        "unknown-rendition",
        404,
        "Unknown rendition",
        "The item has no rendition of this name. GET on the item lists those that exist.");
  }

  public static Problem emptyFile() {
    return new Problem(
        "empty-file", 400, "Empty file", "The file has no bytes. Send at least one.");
  }

  public static Problem tooLarge(long maxBytes) {
    return new Problem(
        "too-large", 413, "Too large", "A file may have %d bytes at most.".formatted(maxBytes));
  }

  /** One of many, for which there was no time. */
  public static Problem notReached() {
    return new Problem(
        "not-reached",
        503,
        "Not reached",
        "There was no time for this one. Send its id again, with fewer others.");
  }

  /** S3 does not answer. */
  public static Problem storageUnavailable() {
    return new Problem(
        "storage-unavailable",
        503,
        "Storage unavailable",
        "The storage does not answer at the moment. Try again; nothing was lost.");
  }
}
