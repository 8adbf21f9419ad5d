package dev.vivace.media.upload;

import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.MediaVersion;
import dev.vivace.media.s3.Conflicts;
import dev.vivace.media.sniff.MediaTypeDetector;
import dev.vivace.media.store.MediaKeys;
import dev.vivace.media.store.Originals;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
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
  private final S3Client s3;
  private final String bucket;
  private final MediaTypeDetector detector;
  private final Originals originals;
  private final Multiparts multiparts;

  /**
   * @param s3 the client; the caller closes it
   * @param bucket name of the bucket
   * @param detector tells what the new items are
   */
  public Completion(S3Client s3, String bucket, MediaTypeDetector detector) {
    this.s3 = s3;
    this.bucket = bucket;
    this.detector = detector;
    this.originals = new Originals(s3, bucket);
    this.multiparts = new Multiparts(s3, bucket);
  }

  /**
   * Makes the item, or finishes what another one began.
   *
   * @throws UploadException.Incomplete if parts are missing
   * @throws UploadException.SizeMismatch if parts are of another size than planned
   * @throws UploadException.Aborted if the multipart upload was aborted or has expired
   * @throws MediaException.UnknownMedia if the item was deleted meanwhile
   */
  public MediaItem complete(Upload upload) {
    assemble(upload);
    return withDetectedType(upload.mediaId());
  }

  private void assemble(Upload upload) {
    for (int attempt = 1; ; attempt++) {
      Optional<SortedMap<Integer, Part>> parts = multiparts.parts(upload);
      if (parts.isEmpty()) {
        requireAssembled(upload);
        return;
      }
      requireAllParts(upload, parts.get());
      try {
        multiparts.complete(upload, parts.get().values());
        return;
      } catch (S3Exception e) {
        if (!isOvertaken(e) || attempt == Conflicts.MAX_ATTEMPTS) {
          throw e;
        }
      }
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

  private MediaItem withDetectedType(MediaId id) {
    for (int attempt = 1; ; attempt++) {
      MediaVersion version =
          originals.find(id).orElseThrow(() -> new MediaException.UnknownMedia(id));
      MediaItem item = version.item();
      byte[] head = originals.firstBytes(id).orElseThrow(() -> new MediaException.UnknownMedia(id));
      MediaType type = detector.detect(head, item.fileName(), item.contentType());
      if (type.equals(item.contentType())) {
        return item;
      }
      try {
        replaceType(version, type);
      } catch (S3Exception e) {
        if (!isOvertaken(e) || attempt == Conflicts.MAX_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /**
   * A copy of the object onto itself, with other metadata. It brings nothing back that was deleted
   * meanwhile.
   */
  private void replaceType(MediaVersion version, MediaType type) {
    MediaItem item = version.item();
    String key = MediaKeys.original(item.id());
    s3.copyObject(copy ->
        copy.sourceBucket(bucket)
            .sourceKey(key)
            .copySourceIfMatch(version.eTag())
            .destinationBucket(bucket)
            .destinationKey(key)
            .ifMatch(version.eTag())
            .metadataDirective(MetadataDirective.REPLACE)
            .contentType(type.value())
            .contentDisposition(Originals.contentDisposition(item.fileName(), type)));
  }
}
