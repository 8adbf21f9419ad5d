package dev.vivace.media.store;

import com.github.f4b6a3.ulid.Ulid;
import dev.vivace.media.CanonicalUlid;
import dev.vivace.media.s3.Bucket;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/**
 * Walks the ids below a prefix, ULIDs, from the newest to the oldest. S3 lists in ascending order
 * only, so it looks at ranges of ids, which begin with their time, from the newest back: a range
 * that holds nothing is followed by a longer one, one that holds more than S3 answers at once is
 * tried again shorter. A bucket of one page takes one request.
 *
 * <p>For one caller, used once.
 */
public final class NewestFirst {
  private static final BigInteger HOUR =
      BigInteger.valueOf(3_600_000).shiftLeft(Ulid.RANDOM_BYTES * Byte.SIZE);
  private static final BigInteger STEP = BigInteger.valueOf(4);

  private final Bucket bucket;
  private final String prefix;
  private final int pageKeys;
  private final BigInteger present;

  /** Ids from here on were walked already, or are not wanted. */
  private BigInteger end;

  /** The distance before {@link #end} to look next. */
  private BigInteger length;

  /** The first page of the bucket, ascending, once it is known: where the search ends. */
  private Optional<List<String>> oldest = Optional.empty();

  /**
   * @param prefix what is before ids in keys, such as {@code media/}; a slash is behind each
   * @param pageKeys how many keys S3 is asked for at once
   * @param present the time by this process's clock; ids by faster clocks are found none the less
   */
  public NewestFirst(Bucket bucket, String prefix, int pageKeys, Instant present) {
    this.prefix = prefix;
    this.bucket = bucket;
    this.pageKeys = pageKeys;
    this.present = position(Ulid.min(present.toEpochMilli()));
    this.end = position(Ulid.MAX);
    this.length = end.subtract(this.present).add(HOUR);
  }

  /** Leaves out an id and all that are newer. */
  public NewestFirst before(String id) {
    end = position(id);
    length = HOUR;
    return this;
  }

  /** The next ids, newest first; empty if there are no more. */
  public List<String> next() {
    List<String> first = oldest.orElseGet(this::fetchOldest);
    BigInteger floor =
        first.isEmpty() ? BigInteger.ZERO : position(first.getLast()).add(BigInteger.ONE);
    while (end.compareTo(floor) > 0) {
      BigInteger start = end.subtract(length).max(floor);
      Page page = list(start);
      if (!page.reaches(end) && length.compareTo(BigInteger.ONE) > 0) {
        length = shorter(start);
        continue;
      }
      List<String> found = page.descendingBefore(end);
      length = following(start, found.size());
      end = start;
      if (!found.isEmpty()) {
        return found;
      }
    }
    List<String> rest = descendingBefore(first, end);
    end = BigInteger.ZERO;
    return rest;
  }

  private BigInteger shorter(BigInteger start) {
    boolean startsInThePast = start.compareTo(present) < 0;
    return startsInThePast && present.compareTo(end) < 0
        ? end.subtract(present)
        : end.subtract(start).divide(STEP).max(BigInteger.ONE);
  }

  /** The range that reaches into the future is centuries long, and no measure for the next. */
  private BigInteger following(BigInteger start, int found) {
    if (start.compareTo(present) <= 0 && present.compareTo(end) < 0) {
      return HOUR;
    }
    boolean wellFilled = found > pageKeys / 4;
    return wellFilled ? length : length.multiply(STEP);
  }

  private List<String> fetchOldest() {
    Page page = list(BigInteger.ZERO);
    oldest = Optional.of(page.ids());
    if (page.reaches(end)) {
      List<String> all = page.ids();
      end = all.isEmpty() ? BigInteger.ZERO : end.min(position(all.getLast()).add(BigInteger.ONE));
    }
    return page.ids();
  }

  private Page list(BigInteger start) {
    ListObjectsV2Response response =
        bucket.list(request ->
            request
                .prefix(prefix)
                .delimiter("/")
                .startAfter(prefix + ulid(start))
                .maxKeys(pageKeys));
    List<String> prefixes = response.commonPrefixes().stream().map(CommonPrefix::prefix).toList();
    return new Page(prefix, prefixes, !response.isTruncated());
  }

  /**
   * A page of S3's answer: one prefix for each item, ascending.
   *
   * @param prefix what is before ids
   * @param prefixes ids with what is before and behind them
   * @param last whether there is nothing after it
   */
  private record Page(String prefix, List<String> prefixes, boolean last) {
    boolean reaches(BigInteger end) {
      return last || (!prefixes.isEmpty() && prefixes.getLast().compareTo(prefix + ulid(end)) >= 0);
    }

    List<String> ids() {
      return prefixes.stream()
          .map(found -> found.substring(prefix.length(), found.length() - 1))
          .filter(CanonicalUlid::matches)
          .toList();
    }

    List<String> descendingBefore(BigInteger end) {
      return NewestFirst.descendingBefore(ids(), end);
    }
  }

  private static List<String> descendingBefore(List<String> ascending, BigInteger end) {
    List<String> ids =
        ascending.stream()
            .filter(id -> position(id).compareTo(end) < 0)
            .collect(Collectors.toList());
    Collections.reverse(ids);
    return ids;
  }

  private static BigInteger position(String id) {
    return position(Ulid.from(id));
  }

  private static BigInteger position(Ulid ulid) {
    return new BigInteger(1, ulid.toBytes());
  }

  private static Ulid ulid(BigInteger position) {
    return new Ulid(position.shiftRight(Long.SIZE).longValue(), position.longValue());
  }
}
