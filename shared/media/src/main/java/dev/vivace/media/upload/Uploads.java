package dev.vivace.media.upload;

import dev.vivace.media.Ids;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.StateObjects;
import dev.vivace.media.sniff.MediaTypeDetector;
import dev.vivace.media.store.ItemRecords;
import dev.vivace.media.store.LabeledItem;
import dev.vivace.media.store.Originals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * Uploads by presigned URLs straight to S3. Safe for use by any number of threads and processes at
 * once: S3's multipart upload is the arbiter, and every step may be repeated.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 */
public final class Uploads {
  /** S3's limit for correcting the content type of an object in place. */
  public static final long MAX_SIZE_BYTES = 5L * 1024 * 1024 * 1024;

  private final UploadSettings settings;
  private final Ids ids;
  private final Originals originals;
  private final ItemRecords records;
  private final Multiparts multiparts;
  private final Completion completion;
  private final UploadStates states;
  private final Clock clock;

  /**
   * @param settings what is allowed
   * @param ids makes the ids of new uploads and items
   * @param detector tells what the new items are
   * @param clock tells deadlines
   */
  public Uploads(
      Bucket bucket, UploadSettings settings, Ids ids, MediaTypeDetector detector, Clock clock) {
    this(bucket, settings, ids, new Completion(bucket, detector, clock), clock);
  }

  Uploads(Bucket bucket, UploadSettings settings, Ids ids, Completion completion, Clock clock) {
    this.settings = settings;
    this.ids = ids;
    this.originals = new Originals(bucket);
    this.records = new ItemRecords(bucket, ids);
    this.multiparts = new Multiparts(bucket, clock);
    this.completion = completion;
    this.states = new UploadStates(new StateObjects(bucket));
    this.clock = clock;
  }

  /** Outcome of a completion. */
  public sealed interface Outcome {
    /** It is this media item. */
    record Complete(LabeledItem stored) implements Outcome {}

    /** The time was up before it was one; another call goes on. */
    record Unfinished(Upload upload) implements Outcome {}
  }

  /**
   * Opens an upload. What the client says of the type counts only where it does no harm, and only
   * where the bytes do not say it themselves.
   *
   * @throws MediaException.Empty if it is to have no bytes
   * @throws MediaException.TooLarge if it is to have more than the settings allow
   */
  public Upload create(NewUpload request) {
    if (request.sizeBytes() == 0) {
      throw new MediaException.Empty();
    }
    if (request.sizeBytes() > settings.maxSizeBytes()) {
      throw new MediaException.TooLarge(request.sizeBytes(), settings.maxSizeBytes());
    }
    MediaId mediaId = ids.newMediaId();
    MediaType declared = request.declaredContentType();
    MediaType provisional = declared.isInertMedia() ? declared : MediaType.OCTET_STREAM;
    Upload upload =
        new Upload(
            new UploadId(ids.newUlid()),
            mediaId,
            request.fileName(),
            PartPlan.of(request.sizeBytes()),
            multiparts.create(mediaId, request.fileName(), provisional),
            request.label());
    states.create(upload.id(), UploadState.open(upload));
    return upload;
  }

  /** Tells how far an upload is; empty if there is none of this id. */
  public Optional<UploadStatus> find(UploadId id) {
    return states
        .find(id)
        .map(version -> {
          Upload upload = version.state().upload(id);
          return switch (version.state().phase()) {
            case OPEN -> progress(upload);
            case COMPLETE -> new UploadStatus.Complete(upload);
            case ABORTED -> new UploadStatus.Aborted(upload);
          };
        });
  }

  /**
   * Makes the media item of the parts that were sent. May be called again, and by several at once:
   * all get the same item.
   *
   * @param longest no further step is begun after that time
   * @throws UploadException.UnknownUpload if there is no such upload
   * @throws UploadException.Incomplete if parts are missing
   * @throws UploadException.SizeMismatch if parts are of another size than declared
   * @throws UploadException.Aborted if it was aborted or has expired
   * @throws MediaException.UnknownMedia if it was completed and the item deleted since
   */
  public Outcome complete(UploadId id, Duration longest) {
    Instant deadline = clock.instant().plus(longest);
    UploadStates.Version version = state(id);
    Upload upload = version.state().upload(id);
    return switch (version.state().phase()) {
      case OPEN -> {
        Outcome outcome = completed(upload, deadline);
        if (outcome instanceof Outcome.Complete) {
          states.close(id, version, UploadState.Phase.COMPLETE);
        }
        yield outcome;
      }
      case COMPLETE ->
          originals
              .find(upload.mediaId())
              .map(item -> new Outcome.Complete(records.label(item, upload.label())))
              .orElseThrow(() -> new MediaException.UnknownMedia(upload.mediaId()));
      case ABORTED -> throw new UploadException.Aborted(id);
    };
  }

  private Outcome completed(Upload upload, Instant deadline) {
    return switch (completion.complete(upload.original(), deadline)) {
      case Completion.Outcome.Made(MediaItem item) ->
          new Outcome.Complete(records.label(item, upload.label()));
      case Completion.Outcome.Unfinished() -> new Outcome.Unfinished(upload);
      case Completion.Outcome.Deleted() -> throw new MediaException.UnknownMedia(upload.mediaId());
      case Completion.Outcome.Aborted() -> throw new UploadException.Aborted(upload.id());
      case Completion.Outcome.Incomplete(SortedSet<Integer> missing) ->
          throw new UploadException.Incomplete(upload.id(), missing);
      case Completion.Outcome.WrongSizes(SortedSet<Integer> wrong, long received) ->
          throw new UploadException.SizeMismatch(upload.id(), upload.sizeBytes(), received, wrong);
    };
  }

  /**
   * Gives an upload up, and the parts that have arrived. Does nothing if that was done before.
   *
   * @throws UploadException.UnknownUpload if there is no such upload
   * @throws UploadException.AlreadyComplete if its media item exists
   */
  public void abort(UploadId id) {
    UploadStates.Version version = state(id);
    Upload upload = version.state().upload(id);
    switch (version.state().phase()) {
      case OPEN -> {
        multiparts.of(upload.original()).abort();
        // S3 does not say whether it aborted, or somebody completed before.
        if (originals.find(upload.mediaId()).isPresent()) {
          throw new UploadException.AlreadyComplete(id, upload.mediaId());
        }
        states.close(id, version, UploadState.Phase.ABORTED);
      }
      case COMPLETE -> throw new UploadException.AlreadyComplete(id, upload.mediaId());
      case ABORTED -> {}
    }
  }

  private UploadStates.Version state(UploadId id) {
    return states.find(id).orElseThrow(() -> new UploadException.UnknownUpload(id));
  }

  private UploadStatus progress(Upload upload) {
    Optional<SortedMap<Integer, Part>> parts = multiparts.of(upload.original()).parts();
    if (parts.isPresent()) {
      SortedSet<Integer> received =
          parts.get().values().stream()
              .filter(upload.original()::isWhole)
              .map(Part::partNumber)
              .collect(Collectors.toCollection(TreeSet::new));
      return new UploadStatus.InProgress(upload, received);
    }
    return originals.find(upload.mediaId()).isPresent()
        ? new UploadStatus.Complete(upload)
        : new UploadStatus.Aborted(upload);
  }
}
