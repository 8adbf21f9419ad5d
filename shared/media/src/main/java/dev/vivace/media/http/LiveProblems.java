package dev.vivace.media.http;

import dev.vivace.lambda.http.Problem;
import dev.vivace.media.live.LiveException;
import dev.vivace.media.live.LiveStreams;

/** The problems of live streams, one slug each; slugs are for ever. */
final class LiveProblems {
  private LiveProblems() {}

  /** The problem that tells a client of a refusal of {@link dev.vivace.media.live}. */
  static Problem of(LiveException refusal) {
    return switch (refusal) {
      case LiveException.UnknownStream _ -> unknownStream();
      case LiveException.StreamEnded ended ->
          new Problem(
              "live-stream-ended",
              409,
              "Live stream ended",
              "The stream has ended after %d chunks. Begin a new one by POST /live."
                  .formatted(ended.chunks()));
      case LiveException.ChunkDiffers chunk ->
          new Problem(
              "live-chunk-differs",
              409,
              "Another chunk of this number",
              "Chunk %d has arrived before, with other bytes. Give each chunk a number of its own."
                  .formatted(chunk.number()));
      case LiveException.ChunkGivenUp chunk ->
          new Problem(
              "live-chunk-given-up",
              409,
              "Chunk given up",
              "Chunk %d came too late: there is silence in its place. Go on with the next one."
                  .formatted(chunk.number()));
      case LiveException.ChunkTooFarAhead chunk ->
          new Problem(
              "live-chunk-too-far-ahead",
              409,
              "Chunks missing",
              "The %d chunks before %d have not arrived. Send them first."
                  .formatted(LiveStreams.MAX_GAP_CHUNKS, chunk.number()));
    };
  }

  static Problem unknownStream() {
    return new Problem(
        "unknown-live-stream",
        404,
        "Unknown live stream",
        "There is no live stream of this id, or not any more. Begin a new one by POST /live.");
  }
}
