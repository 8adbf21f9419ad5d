package dev.vivace.media.upload;

import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.MediaVersion;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.ConditionalWrites;
import dev.vivace.media.sniff.MediaTypeDetector;
import dev.vivace.media.store.Originals;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Makes a media item of parts, in steps that may each be taken again, by anybody: the parts are
 * assembled under the item's key unless it exists, and the type that its bytes tell is entered
 * unless it is there. Where they tell none, what was declared stays. What stands in the way is told
 * by an {@link Outcome}: whose parts they are, only the caller knows.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 */
public final class Completion {
  private final MediaTypeDetector detector;
  private final Originals originals;
  private final Multiparts multiparts;
  private final Retyping retyping;

  /**
   * @param detector tells what the new items are
   * @param clock tells deadlines
   */
  public Completion(Bucket bucket, MediaTypeDetector detector, Clock clock) {
    this(bucket, detector, clock, Retyping.PIECE_BYTES);
  }

  Completion(Bucket bucket, MediaTypeDetector detector, Clock clock, long copiedBytes) {
    this.detector = detector;
    this.originals = new Originals(bucket);
    this.multiparts = new Multiparts(bucket, clock);
    this.retyping = new Retyping(bucket, clock, copiedBytes);
  }

  /** The outcome for the parts. */
  public sealed interface Outcome {
    /** They are this media item, now or since before. */
    record Made(MediaItem item) implements Outcome {}

    /** The time was up before they were one, or S3 is at it for somebody else. */
    record Unfinished() implements Outcome {}

    /** They were a media item, which was deleted. */
    record Deleted() implements Outcome {}

    /** The multipart upload was aborted or has expired. */
    record Aborted() implements Outcome {}

    /** Some are missing. */
    record Incomplete(SortedSet<Integer> missingParts) implements Outcome {}

    /**
     * Some are of another size than planned.
     *
     * @param receivedBytes the length of all that have arrived
     */
    record WrongSizes(SortedSet<Integer> wrongParts, long receivedBytes) implements Outcome {}
  }

  /**
   * Makes the item, or goes on with what another call began.
   *
   * @param deadline no further step is begun after that time
   */
  public Outcome complete(PartedOriginal original, Instant deadline) {
    try {
      Optional<Outcome> hindrance = ConditionalWrites.settled(() -> assemble(original, deadline));
      return hindrance.orElseGet(
          () -> ConditionalWrites.settled(() -> withDetectedType(original, deadline)));
    } catch (S3Exception e) {
      if (ConditionalWrites.isGoingOn(e)) {
        return new Outcome.Unfinished();
      }
      throw e;
    }
  }

  /** Tells what stands in the way; empty once the object is there, or was. */
  private Optional<Outcome> assemble(PartedOriginal original, Instant deadline) {
    Optional<SortedMap<Integer, Part>> arrived = multiparts.of(original).parts();
    if (arrived.isEmpty()) {
      return originals.find(original.mediaId()).isPresent()
          ? Optional.empty()
          : Optional.of(new Outcome.Aborted());
    }
    SortedMap<Integer, Part> parts = arrived.get();
    Optional<Outcome> hindrance = missing(original, parts).or(() -> wrong(original, parts));
    if (hindrance.isPresent()) {
      return hindrance;
    }
    boolean made =
        multiparts.complete(
            original, parts.values(), request -> request.ifNoneMatch("*"), deadline);
    return made ? Optional.empty() : Optional.of(new Outcome.Unfinished());
  }

  private static Optional<Outcome> missing(
      PartedOriginal original, SortedMap<Integer, Part> parts) {
    SortedSet<Integer> missing =
        IntStream.rangeClosed(1, original.parts().partCount())
            .filter(number -> !parts.containsKey(number))
            .boxed()
            .collect(Collectors.toCollection(TreeSet::new));
    return missing.isEmpty() ? Optional.empty() : Optional.of(new Outcome.Incomplete(missing));
  }

  private static Optional<Outcome> wrong(PartedOriginal original, SortedMap<Integer, Part> parts) {
    SortedSet<Integer> wrong =
        parts.values().stream()
            .filter(part -> !original.isWhole(part))
            .map(Part::partNumber)
            .collect(Collectors.toCollection(TreeSet::new));
    long received = parts.values().stream().mapToLong(Part::size).sum();
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(new Outcome.WrongSizes(wrong, received));
  }

  private Outcome withDetectedType(PartedOriginal original, Instant deadline) {
    Optional<MediaVersion> version = originals.findVersion(original.mediaId());
    Optional<byte[]> head = version.flatMap(_ -> originals.firstBytes(original.mediaId()));
    if (head.isEmpty()) {
      return new Outcome.Deleted();
    }
    MediaItem item = version.orElseThrow().item();
    MediaType type = detector.detect(head.get(), item.fileName(), item.contentType());
    if (type.equals(item.contentType())) {
      return new Outcome.Made(item);
    }
    return retyping.enter(version.orElseThrow(), type, deadline)
        ? asStored(original)
        : new Outcome.Unfinished();
  }

  /**
   * Looked at once: an S3 that keeps the old type, though it says otherwise, would keep it again.
   */
  private Outcome asStored(PartedOriginal original) {
    return originals
        .find(original.mediaId())
        .<Outcome>map(Outcome.Made::new)
        .orElseGet(Outcome.Deleted::new);
  }
}
