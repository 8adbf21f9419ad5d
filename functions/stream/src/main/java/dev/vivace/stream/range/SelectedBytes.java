package dev.vivace.stream.range;

import dev.vivace.lambda.http.Headers;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The bytes of a representation that a request asks for (RFC 9110, section 14). */
public sealed interface SelectedBytes {
  /** All of them. */
  record Whole() implements SelectedBytes {}

  /**
   * Some of them.
   *
   * @param firstByte from 0
   * @param lastByte itself included
   */
  record Part(long firstByte, long lastByte) implements SelectedBytes {
    private boolean touches(Part other) {
      return firstByte <= other.lastByte + 1 && other.firstByte <= lastByte + 1;
    }

    private Part with(Part other) {
      return new Part(Math.min(firstByte, other.firstByte), Math.max(lastByte, other.lastByte));
    }
  }

  /** A range of which there is nothing. */
  record Unsatisfiable() implements SelectedBytes {}

  /**
   * Reads what {@code Range} selects. It counts for nothing if it can't be read, asks for several
   * parts with gaps between them, or comes with an {@code If-Range} of another version: then all
   * bytes are sent.
   *
   * @param eTag the strong one of the representation, with its quotes
   */
  static SelectedBytes of(Headers headers, long lengthBytes, String eTag) {
    return of(headers, lengthBytes, eTag::equals);
  }

  /**
   * As {@link #of(Headers, long, String)}.
   *
   * @param sameVersion whether an {@code If-Range} names the version that is there
   */
  static SelectedBytes of(Headers headers, long lengthBytes, Predicate<String> sameVersion) {
    Optional<ByteRanges> asked = asked(headers, sameVersion);
    if (asked.isEmpty()) {
      return new Whole();
    }
    List<Part> parts =
        asked.get().ranges().stream()
            .map(range -> part(range, lengthBytes))
            .flatMap(Optional::stream)
            .sorted(Comparator.comparingLong(Part::firstByte))
            .toList();
    return parts.isEmpty() ? new Unsatisfiable() : joined(parts);
  }

  /**
   * As {@link #of} where nobody knows how long the representation will be. Then a suffix can't be
   * told, and a range from the beginning without an end is the whole.
   *
   * @param limitBytes a part begins before that and does not go further
   */
  static SelectedBytes ofGrowing(Headers headers, long limitBytes, String eTag) {
    boolean some =
        asked(headers, eTag::equals)
            .filter(asked -> asked.ranges().stream().allMatch(SelectedBytes::isSomePart))
            .isPresent();
    return some ? of(headers, limitBytes, eTag) : new Whole();
  }

  private static boolean isSomePart(ByteRanges.Spec range) {
    return range instanceof ByteRanges.From(long first, long last)
        && (first > 0 || last < Long.MAX_VALUE);
  }

  /** No more of a part than so many bytes; what is missing can be asked for next. */
  default SelectedBytes atMost(long bytes) {
    return this instanceof Part(long first, long last)
        ? new Part(first, Math.min(last, first + bytes - 1))
        : this;
  }

  private static Optional<ByteRanges> asked(Headers headers, Predicate<String> sameVersion) {
    return headers
        .first("Range")
        .filter(_ -> headers.first("If-Range").filter(sameVersion.negate()).isEmpty())
        .flatMap(ByteRanges::parse);
  }

  private static Optional<Part> part(ByteRanges.Spec range, long lengthBytes) {
    Part part =
        switch (range) {
          case ByteRanges.From(long first, long last) ->
              new Part(first, Math.min(last, lengthBytes - 1));
          case ByteRanges.Suffix(long count) ->
              new Part(Math.max(0, lengthBytes - count), lengthBytes - 1);
        };
    return part.firstByte() <= part.lastByte() ? Optional.of(part) : Optional.empty();
  }

  private static SelectedBytes joined(List<Part> inOrder) {
    Part joined = inOrder.getFirst();
    for (Part next : inOrder) {
      if (!joined.touches(next)) {
        return new Whole();
      }
      joined = joined.with(next);
    }
    return joined;
  }

  /**
   * Tells whether a client goes on with what it has of a version, rather than begin: it names that
   * version, or names none and asks for another place than the beginning.
   */
  static boolean continues(Headers headers, String eTag) {
    boolean named =
        EntityTags.of(headers, "If-Match").filter(tags -> tags.names(eTag)).isPresent()
            || EntityTags.of(headers, "If-None-Match")
                .filter(tags -> tags.matchWeakly(eTag))
                .isPresent()
            || headers.first("If-Range").filter(eTag::equals).isPresent();
    boolean namesAnother =
        headers.first("If-Range").isPresent()
            || EntityTags.of(headers, "If-Match").filter(tags -> !tags.isAny()).isPresent();
    return named || (!namesAnother && isBehindBeginning(headers));
  }

  private static boolean isBehindBeginning(Headers headers) {
    return headers
        .first("Range")
        .flatMap(ByteRanges::parse)
        .filter(asked ->
            asked.ranges().stream()
                .noneMatch(range -> range instanceof ByteRanges.From(long first, _) && first == 0))
        .isPresent();
  }
}
