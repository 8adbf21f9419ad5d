package dev.vivace.media.upload;

import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.MediaVersion;
import dev.vivace.media.s3.Conflicts;
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
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Makes a media item of the parts of an upload, in steps that may each be taken again, by anybody:
 * the parts are assembled under the item's key unless it exists, and the type that its bytes tell
 * is entered unless it is there. Where they tell none, what was declared stays.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 */
public final class Completion {
  private final MediaTypeDetector detector;
  private final Originals originals;
  private final Multiparts multiparts;
  private final Retyping retyping;

  /**
   * @param s3 the client; the caller closes it
   * @param bucket name of the bucket
   * @param detector tells what the new items are
   * @param clock tells deadlines
   */
  public Completion(S3Client s3, String bucket, MediaTypeDetector detector, Clock clock) {
    this(
        detector,
        new Originals(s3, bucket),
        new Multiparts(s3, bucket, clock),
        new Retyping(s3, bucket, clock, Retyping.PIECE_BYTES));
  }

  Completion(
      MediaTypeDetector detector, Originals originals, Multiparts multiparts, Retyping retyping) {
    this.detector = detector;
    this.originals = originals;
    this.multiparts = multiparts;
    this.retyping = retyping;
  }

  /**
   * Makes the item, or goes on with what another call began.
   *
   * @param deadline no further step is begun after that time
   * @return the item; empty if the time was up before it was whole
   * @throws UploadException.Incomplete if parts are missing
   * @throws UploadException.SizeMismatch if parts are of another size than planned
   * @throws UploadException.Aborted if the multipart upload was aborted or has expired
   * @throws MediaException.UnknownMedia if the item was deleted meanwhile
   */
  public Optional<MediaItem> complete(Upload upload, Instant deadline) {
    return assemble(upload, deadline) ? withDetectedType(upload, deadline) : Optional.empty();
  }

  private boolean assemble(Upload upload, Instant deadline) {
    for (int attempt = 1; ; attempt++) {
      Optional<SortedMap<Integer, Part>> parts = multiparts.parts(upload);
      if (parts.isEmpty()) {
        requireAssembled(upload);
        return true;
      }
      requireAllParts(upload, parts.get());
      try {
        return multiparts.complete(
            upload, parts.get().values(), request -> request.ifNoneMatch("*"), deadline);
      } catch (S3Exception e) {
        requireOvertaken(e, attempt);
        if (attempt == Conflicts.MAX_ATTEMPTS) {
          return false; // S3 is at it, for somebody else.
        }
      }
    }
  }

  /** Throws it on if it does not say that somebody else is at it, or if it says that for good. */
  private static void requireOvertaken(S3Exception e, int attempt) {
    boolean forGood = attempt == Conflicts.MAX_ATTEMPTS && e.statusCode() != Conflicts.CONFLICT;
    if (!isOvertaken(e) || forGood) {
      throw e;
    }
  }

  /**
   * Whether S3 refused because something changed since the parts were listed: completed or aborted
   * (404, 412), being completed (409), or a part sent once more (400 {@code InvalidPart}).
   */
  private static boolean isOvertaken(S3Exception e) {
    return switch (e.statusCode()) {
      case Conflicts.NOT_FOUND, Conflicts.CONFLICT, Conflicts.PRECONDITION_FAILED -> true;
      default ->
          e.awsErrorDetails() != null && "InvalidPart".equals(e.awsErrorDetails().errorCode());
    };
  }

  private void requireAssembled(Upload upload) {
    if (originals.find(upload.mediaId()).isEmpty()) {
      throw new UploadException.Aborted(upload.id());
    }
  }

  private static void requireAllParts(Upload upload, SortedMap<Integer, Part> parts) {
    SortedSet<Integer> missing =
        IntStream.rangeClosed(1, upload.parts().partCount())
            .filter(number -> !parts.containsKey(number))
            .boxed()
            .collect(Collectors.toCollection(TreeSet::new));
    if (!missing.isEmpty()) {
      throw new UploadException.Incomplete(upload.id(), missing);
    }
    SortedSet<Integer> wrong =
        parts.values().stream()
            .filter(part -> !isWhole(upload, part))
            .map(Part::partNumber)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!wrong.isEmpty()) {
      long received = parts.values().stream().mapToLong(Part::size).sum();
      throw new UploadException.SizeMismatch(upload.id(), upload.sizeBytes(), received, wrong);
    }
  }

  /** Whether a part has the length that the plan gives it. */
  static boolean isWhole(Upload upload, Part part) {
    int number = part.partNumber();
    return number <= upload.parts().partCount() && part.size() == upload.parts().sizeOf(number);
  }

  private Optional<MediaItem> withDetectedType(Upload upload, Instant deadline) {
    MediaId id = upload.mediaId();
    for (int attempt = 1; ; attempt++) {
      MediaVersion version =
          originals.find(id).orElseThrow(() -> new MediaException.UnknownMedia(id));
      MediaItem item = version.item();
      byte[] head = originals.firstBytes(id).orElseThrow(() -> new MediaException.UnknownMedia(id));
      MediaType type = detector.detect(head, item.fileName(), item.contentType());
      if (type.equals(item.contentType())) {
        return Optional.of(item);
      }
      try {
        if (!retyping.enter(upload, version, type, deadline)) {
          return Optional.empty();
        }
      } catch (S3Exception e) {
        requireOvertaken(e, attempt);
        if (attempt == Conflicts.MAX_ATTEMPTS) {
          return Optional.empty();
        }
      }
    }
  }
}
