package dev.vivace.stream.hls;

import dev.vivace.audio.decode.MediaDecoder;
import dev.vivace.audio.hls.HlsRendition;
import dev.vivace.audio.hls.HlsTrack;
import dev.vivace.audio.hls.InitSegment;
import dev.vivace.audio.hls.MediaPlaylist;
import dev.vivace.audio.hls.SegmentGrid;
import dev.vivace.audio.hls.SegmentMaker;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.MediaId;
import dev.vivace.media.store.ItemSegments;
import dev.vivace.media.store.RenditionName;
import java.io.IOException;
import java.util.Optional;

/** One rendition of a stored item, all of which is listed from the first request on. */
record StoredBroadcast(HlsRendition rendition, StoredSound sound, ItemSegments segments) {
  private static final int SEGMENT_SECONDS = 6;

  HttpResponse playlist() throws IOException {
    try (MediaDecoder decoder = sound.open()) {
      long frames = sound.lengthFrames(decoder);
      return HlsAnswers.whole(MediaPlaylist.whole(grid(decoder), frames, Optional.empty()));
    }
  }

  byte[] init() throws IOException {
    try (MediaDecoder decoder = sound.open()) {
      return InitSegment.of(grid(decoder).track());
    }
  }

  /**
   * The bytes of a segment, as whoever was asked for it first has made them.
   *
   * @throws dev.vivace.lambda.http.ProblemException 404 {@code no-such-segment} if it is behind the
   *     end
   */
  byte[] segment(long number) throws IOException {
    MediaId id = sound.item().id();
    RenditionName name = HlsFile.keptAs(rendition);
    Optional<byte[]> kept = segments.find(id, name, number);
    return kept.isPresent() ? kept.get() : segments.keep(id, name, number, made(number));
  }

  private byte[] made(long number) throws IOException {
    try (MediaDecoder decoder = sound.open()) {
      SegmentGrid grid = grid(decoder);
      long frames = sound.lengthFrames(decoder);
      if (number >= grid.countOf(frames)) {
        throw HlsProblems.noSuchSegment().asException();
      }
      SegmentMaker maker = new SegmentMaker(grid, grid.segmentOf(number, frames));
      decoder.seek(maker.firstInputFrame());
      return maker.encode(decoder);
    }
  }

  private SegmentGrid grid(MediaDecoder decoder) {
    HlsTrack track = new HlsTrack(rendition, decoder.sampleRate(), decoder.channels());
    return new SegmentGrid(track, SEGMENT_SECONDS, SegmentGrid.NO_SILENCE);
  }
}
