package dev.vivace.media.live.archive;

import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.live.LiveEnd;
import dev.vivace.media.live.LiveKeys;
import dev.vivace.media.live.LiveStream;
import dev.vivace.media.live.LiveStreams;
import dev.vivace.media.live.listen.LiveLimit;
import dev.vivace.media.live.listen.LiveListeners;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.StateObjects;
import dev.vivace.media.sniff.MediaTypeDetector;
import dev.vivace.media.store.Originals;
import dev.vivace.media.upload.Completion;
import dev.vivace.media.upload.Multiparts;
import dev.vivace.media.upload.PartPlan;
import dev.vivace.media.upload.PartedOriginal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * Makes media items of live streams that have ended: their PCM as WAV, by one multipart upload for
 * each stream. The parts that have arrived are asked of S3, so that every call goes on where
 * another one stopped, and several at once send the same bytes.
 *
 * <p>The chunks go through here: S3 copies nothing smaller than 5 MiB into a multipart upload, and
 * no request carries a chunk of that size.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 */
public final class LiveArchive {
  private static final MediaType WAV = new MediaType("audio/wav");
  private static final String MULTIPART_ID = "multipartId";
  private static final String COMPLETE = "complete";

  private final LiveListeners listeners;
  private final StateObjects states;
  private final Originals originals;
  private final Multiparts multiparts;
  private final Completion completion;
  private final Clock clock;

  /**
   * @param bucket where the streams are
   * @param streams the streams of that bucket
   * @param detector tells what the new items are
   */
  public LiveArchive(Bucket bucket, LiveStreams streams, MediaTypeDetector detector) {
    // Nothing is waited for in a stream that has ended.
    this.listeners = new LiveListeners(streams, time -> {});
    this.states = new StateObjects(bucket);
    this.originals = new Originals(bucket);
    this.clock = streams.clock();
    this.multiparts = new Multiparts(bucket, clock);
    this.completion = new Completion(bucket, detector, clock);
  }

  /** The outcome for a stream that has ended. */
  public sealed interface Outcome {
    /** It is this media item. */
    record Archived(MediaItem item) implements Outcome {}

    /** The deadline has passed before all was copied; another call goes on. */
    record Unfinished() implements Outcome {}

    /** There is no item: the stream has no sound, or its item was deleted. */
    record Absent() implements Outcome {}
  }

  /**
   * The media item of a stream, if it was made and is still there.
   *
   * @param stream one that has ended
   */
  public Optional<MediaItem> find(LiveStream stream) {
    return originals.find(stream.mediaId());
  }

  /**
   * Makes the media item of a stream, unless that was done before.
   *
   * @param end how the stream ended
   * @param longest no further part is begun after that time
   */
  public Outcome archive(LiveStream stream, LiveEnd end, Duration longest) {
    Instant deadline = clock.instant().plus(longest);
    if (dataBytes(stream, end) == 0) {
      return new Outcome.Absent();
    }
    StateObjects.Version state = state(stream, end);
    if (state.members().has(COMPLETE)) {
      return find(stream).<Outcome>map(Outcome.Archived::new).orElseGet(Outcome.Absent::new);
    }
    PartedOriginal original = original(stream, end, state);
    if (!sendMissing(original, stream, end, deadline)) {
      return new Outcome.Unfinished();
    }
    Outcome outcome =
        switch (completion.complete(original, deadline)) {
          case Completion.Outcome.Made(MediaItem item) -> new Outcome.Archived(item);
          case Completion.Outcome.Deleted() -> new Outcome.Absent();
          // Another call goes on, and sends again what S3 has given up.
          case Completion.Outcome.Unfinished(),
              Completion.Outcome.Aborted(),
              Completion.Outcome.Incomplete(_),
              Completion.Outcome.WrongSizes(_, _) ->
              new Outcome.Unfinished();
        };
    if (!(outcome instanceof Outcome.Unfinished)) {
      complete(stream, state);
    }
    return outcome;
  }

  private void complete(LiveStream stream, StateObjects.Version state) {
    String multipartId = state.members().text(MULTIPART_ID);
    states.replace(
        LiveKeys.archive(stream.id()), state, Map.of(MULTIPART_ID, multipartId, COMPLETE, true));
  }

  /** A sample frame that was cut at the end is left out. */
  private static long dataBytes(LiveStream stream, LiveEnd end) {
    return end.bytes() - end.bytes() % stream.format().frameBytes();
  }

  private StateObjects.Version state(LiveStream stream, LiveEnd end) {
    String key = LiveKeys.archive(stream.id());
    Optional<StateObjects.Version> found = states.find(key);
    if (found.isPresent() && !isGivenUp(stream, end, found.get())) {
      return found.get();
    }
    Map<String, Object> members =
        Map.of(MULTIPART_ID, multiparts.create(stream.mediaId(), stream.fileName(), WAV));
    // Whoever was first is right. Another multipart upload stays without parts; a lifecycle rule
    // removes it.
    if (found.isPresent()) {
      states.replace(key, found.get(), members);
    } else {
      states.create(key, members);
    }
    return states.find(key).orElseThrow();
  }

  /** Whether S3 has dropped the parts, by the bucket's lifecycle rule. */
  private boolean isGivenUp(LiveStream stream, LiveEnd end, StateObjects.Version state) {
    return !state.members().has(COMPLETE)
        && multiparts.of(original(stream, end, state)).parts().isEmpty()
        && find(stream).isEmpty();
  }

  private static PartedOriginal original(
      LiveStream stream, LiveEnd end, StateObjects.Version state) {
    long dataBytes = dataBytes(stream, end);
    long sizeBytes = WavHeader.of(stream.format(), dataBytes).length + dataBytes;
    return new PartedOriginal(
        stream.mediaId(), PartPlan.of(sizeBytes), state.members().text(MULTIPART_ID));
  }

  /** Whether all parts are there now. */
  private boolean sendMissing(
      PartedOriginal original, LiveStream stream, LiveEnd end, Instant deadline) {
    Optional<SortedMap<Integer, Part>> sent = multiparts.of(original).parts();
    if (sent.isEmpty()) {
      return true;
    }
    int number = firstMissing(original, sent.get());
    try (InputStream file = file(stream, end, (number - 1) * original.parts().partSizeBytes())) {
      for (; number <= original.parts().partCount(); number++) {
        if (clock.instant().isAfter(deadline)) {
          return false;
        }
        send(original, number, file.readNBytes(Math.toIntExact(original.parts().sizeOf(number))));
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(PartedOriginal original, int number, byte[] bytes) {
    try {
      multiparts.of(original).send(number, bytes);
    } catch (NoSuchUploadException e) {
      // Whoever has completed it had all parts.
      return;
    }
  }

  /** Number of the first part that is not there in its full size. */
  private static int firstMissing(PartedOriginal original, SortedMap<Integer, Part> sent) {
    int number = 1;
    while (sent.containsKey(number) && original.isWhole(sent.get(number))) {
      number++;
    }
    return number;
  }

  private InputStream file(LiveStream stream, LiveEnd end, long offset) {
    byte[] header = WavHeader.of(stream.format(), dataBytes(stream, end));
    int headerOffset = (int) Math.min(offset, header.length);
    return new SequenceInputStream(
        new ByteArrayInputStream(header, headerOffset, header.length - headerOffset),
        listeners.open(
            listeners.look(stream).atByte(offset - headerOffset),
            new LiveLimit(dataBytes(stream, end), Instant.MAX)));
  }
}
