package dev.vivace.media.live;

/**
 * A request about a live stream that can't be carried out, for a reason that its sender can
 * understand. An outage of S3 is none of these: it surfaces as the SDK's own exception. Handlers
 * switch over the subclasses.
 */
public abstract sealed class LiveException extends RuntimeException {
  private LiveException(String message) {
    super(message);
  }

  /** No live stream has this id, or it was so long ago that it is forgotten. */
  public static final class UnknownStream extends LiveException {
    public UnknownStream(LiveStreamId streamId) {
      super("no live stream " + streamId);
    }
  }

  /** The live stream has ended, and the chunk is none of those that it has. */
  public static final class StreamEnded extends LiveException {
    private final int chunks;

    public StreamEnded(LiveStreamId streamId, int chunks) {
      super("live stream %s has ended after %d chunks".formatted(streamId, chunks));
      this.chunks = chunks;
    }

    /** The number of chunks that it has. */
    public int chunks() {
      return chunks;
    }
  }

  /** There are other bytes under the chunk's number. */
  public static final class ChunkDiffers extends LiveException {
    private final int number;

    public ChunkDiffers(LiveStreamId streamId, int number) {
      super("live stream %s has another chunk %d".formatted(streamId, number));
      this.number = number;
    }

    public int number() {
      return number;
    }
  }

  /** The chunk was waited for in vain, and silence has taken its place. */
  public static final class ChunkGivenUp extends LiveException {
    private final int number;

    public ChunkGivenUp(LiveStreamId streamId, int number) {
      super("live stream %s has silence in place of chunk %d".formatted(streamId, number));
      this.number = number;
    }

    public int number() {
      return number;
    }
  }

  /** Too many chunks before this one are missing. */
  public static final class ChunkTooFarAhead extends LiveException {
    private final int number;

    public ChunkTooFarAhead(LiveStreamId streamId, int number) {
      super("live stream %s lacks the chunks before %d".formatted(streamId, number));
      this.number = number;
    }

    public int number() {
      return number;
    }
  }
}
