package dev.vivace.stream.hls;

import dev.vivace.audio.PcmInput;
import dev.vivace.audio.hls.HlsTrack;
import dev.vivace.audio.hls.MediaPlaylist;
import dev.vivace.audio.hls.Segment;
import dev.vivace.audio.hls.SegmentGrid;
import dev.vivace.audio.hls.SegmentMaker;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.live.LiveSegments;
import dev.vivace.media.live.LiveStream;
import dev.vivace.media.live.progress.LiveProgress;
import dev.vivace.media.store.RenditionName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One rendition of a live stream. It begins with silence, so that players have something to begin
 * with; while it grows, the playlist lists the last minute, and after the end all of the sound.
 *
 * @param grid whose silent segments come first
 */
record LiveBroadcast(
    LiveStream stream, SegmentGrid grid, LiveSource source, LiveSegments segments) {
  /** S3 tells times in whole seconds. A producer that keeps to its pace never waits for this. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  HlsTrack track() {
    return grid.track();
  }

  HttpResponse playlist() {
    LiveProgress progress = source.look(stream);
    Optional<Instant> start = progress.known().firstStored();
    if (progress.end().isPresent()) {
      return HlsAnswers.whole(MediaPlaylist.whole(grid, progress.frames(), start));
    }
    long count = Math.min(grid.completeBy(progress.frames()), due(progress));
    return HlsAnswers.growing(MediaPlaylist.growing(grid, count, start));
  }

  /** A producer that outruns time is not listed ahead of it: players would jump to its newest. */
  private long due(LiveProgress progress) {
    return progress
        .known()
        .firstStored()
        .map(start -> grid.countWithin(Duration.between(start, progress.seenAt()).plus(GRACE)))
        .orElse((long) grid.silentSegments());
  }

  /**
   * The bytes of a segment, as whoever was asked for it first has made them.
   *
   * @throws dev.vivace.lambda.http.ProblemException 404 {@code no-such-segment} if the sound is not
   *     there
   */
  byte[] segment(long number) throws IOException {
    if (number < grid.silentSegments()) {
      return SegmentMaker.silence(grid, number);
    }
    RenditionName rendition = HlsFile.keptAs(track().rendition());
    Optional<byte[]> kept = segments.find(stream.id(), rendition, number);
    return kept.isPresent()
        ? kept.get()
        : segments.keep(stream.id(), rendition, number, made(number));
  }

  private byte[] made(long number) throws IOException {
    LiveProgress progress = source.lookFor(stream, grid.inputFramesFor(number));
    long frames = progress.frames();
    boolean ended = progress.end().isPresent();
    boolean there = ended ? number < grid.countOf(frames) : grid.inputFramesFor(number) <= frames;
    if (!there) {
      throw HlsProblems.noSuchSegment().asException();
    }
    Segment segment = ended ? grid.segmentOf(number, frames) : grid.segment(number);
    SegmentMaker maker = new SegmentMaker(grid, segment);
    long end = Math.min(frames, grid.inputFramesFor(number));
    try (PcmInput sound = source.open(progress, maker.firstInputFrame(), end)) {
      return maker.encode(sound);
    }
  }
}
