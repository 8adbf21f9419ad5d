package dev.vivace.media.upload;

import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.MediaVersion;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.ConcurrentReads;
import dev.vivace.media.s3.StateObjects;
import dev.vivace.media.store.MediaKeys;
import dev.vivace.media.store.Originals;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * Enters another media type for an original. S3 does that by a copy of the object onto itself,
 * which takes longer than anybody waits where the object is long: such a one is copied in pieces,
 * by one multipart upload, whose parts are there for whoever goes on.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses. A
 * copy brings nothing back that was deleted meanwhile.
 */
final class Retyping {
  /** S3 copies that much in a few seconds. */
  static final long PIECE_BYTES = 256L * 1024 * 1024;

  private static final int PIECES_AT_ONCE = 4;
  private static final String MULTIPART_ID = "multipartId";

  private final Bucket bucket;
  private final Clock clock;
  private final long pieceBytes;
  private final Multiparts multiparts;
  private final StateObjects states;

  /**
   * @param pieceBytes what is copied by one request
   */
  Retyping(Bucket bucket, Clock clock, long pieceBytes) {
    this.bucket = bucket;
    this.clock = clock;
    this.pieceBytes = pieceBytes;
    this.multiparts = new Multiparts(bucket, clock);
    this.states = new StateObjects(bucket);
  }

  /**
   * Enters a type, or goes on where another call stopped.
   *
   * @param version what was found to have another type
   * @param deadline no further piece is begun after that time
   * @return whether nothing is left to do
   */
  boolean enter(MediaVersion version, MediaType type, Instant deadline) {
    if (version.item().sizeBytes() <= pieceBytes) {
      copyWhole(version, type);
      return true;
    }
    PartedOriginal copy = copy(version.item(), type);
    return copyMissing(copy, version, deadline) && putTogether(copy, version, deadline);
  }

  private void copyWhole(MediaVersion version, MediaType type) {
    MediaItem item = version.item();
    String key = MediaKeys.original(item.id());
    bucket
        .s3()
        .copyObject(copy ->
            copy.sourceBucket(bucket.name())
                .sourceKey(key)
                .copySourceIfMatch(version.eTag())
                .destinationBucket(bucket.name())
                .destinationKey(key)
                .ifMatch(version.eTag())
                .metadataDirective(MetadataDirective.REPLACE)
                .contentType(type.value())
                .contentDisposition(Originals.contentDisposition(item.fileName(), type)));
  }

  /** The multipart upload that all who copy this original work at. */
  private PartedOriginal copy(MediaItem item, MediaType type) {
    String key = "uploads/" + item.id() + ".copy.json";
    PartPlan pieces = new PartPlan(item.sizeBytes(), pieceBytes);
    Optional<StateObjects.Version> found = states.find(key);
    Optional<PartedOriginal> open =
        found
            .map(state -> copy(item, pieces, state))
            .filter(copy -> multiparts.of(copy).parts().isPresent());
    if (open.isPresent()) {
      return open.get();
    }
    Map<String, Object> members =
        Map.of(MULTIPART_ID, multiparts.create(item.id(), item.fileName(), type));
    // Whoever was first is right. Another multipart upload stays without parts; a lifecycle rule
    // removes it.
    if (found.isPresent()) {
      states.replace(key, found.get(), members);
    } else {
      states.create(key, members);
    }
    return copy(item, pieces, states.find(key).orElseThrow());
  }

  private static PartedOriginal copy(MediaItem item, PartPlan pieces, StateObjects.Version state) {
    return new PartedOriginal(item.id(), pieces, state.members().text(MULTIPART_ID));
  }

  /** Copies pieces until all are there, which it answers, or the time is up. */
  private boolean copyMissing(PartedOriginal copy, MediaVersion version, Instant deadline) {
    Set<Integer> there =
        multiparts.of(copy).parts().map(parts -> Set.copyOf(parts.keySet())).orElse(Set.of());
    List<Integer> missing =
        IntStream.rangeClosed(1, copy.parts().partCount())
            .filter(number -> !there.contains(number))
            .boxed()
            .toList();
    for (int from = 0; from < missing.size(); from += PIECES_AT_ONCE) {
      if (from > 0 && clock.instant().isAfter(deadline)) {
        return false;
      }
      List<Integer> next = missing.subList(from, Math.min(from + PIECES_AT_ONCE, missing.size()));
      ConcurrentReads.of(next, number -> copyPiece(copy, version, number));
    }
    return true;
  }

  private Integer copyPiece(PartedOriginal copy, MediaVersion version, int number) {
    String key = MediaKeys.original(copy.mediaId());
    long first = (number - 1) * copy.parts().partSizeBytes();
    long last = first + copy.parts().sizeOf(number) - 1;
    bucket
        .s3()
        .uploadPartCopy(piece ->
            piece
                .sourceBucket(bucket.name())
                .sourceKey(key)
                .copySourceIfMatch(version.eTag())
                .copySourceRange("bytes=" + first + "-" + last)
                .destinationBucket(bucket.name())
                .destinationKey(key)
                .uploadId(copy.multipartId())
                .partNumber(number));
    return number;
  }

  private boolean putTogether(PartedOriginal copy, MediaVersion version, Instant deadline) {
    if (clock.instant().isAfter(deadline)) {
      return false;
    }
    Optional<SortedMap<Integer, Part>> pieces = multiparts.of(copy).parts();
    return pieces.isEmpty()
        || multiparts.complete(
            copy, pieces.get().values(), request -> request.ifMatch(version.eTag()), deadline);
  }
}
