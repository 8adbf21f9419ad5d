package dev.vivace.audio.hls;

import dev.vivace.audio.Pcm;
import dev.vivace.audio.PcmInput;
import dev.vivace.audio.RawPcmInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.LongStream;

/** Audio in segments, each made by itself from no more than the samples that it needs. */
record SegmentedSound(Pcm pcm, SegmentGrid grid) {
  static SegmentedSound of(Pcm pcm, HlsRendition rendition, int seconds, int silent) {
    HlsTrack track = new HlsTrack(rendition, pcm.sampleRate(), pcm.channels());
    return new SegmentedSound(pcm, new SegmentGrid(track, seconds, silent));
  }

  /** One segment for everything: the continuous encoding. */
  SegmentedSound inOnePiece() {
    return new SegmentedSound(pcm, new SegmentGrid(grid.track(), 100_000, 0));
  }

  long count() {
    return grid.countOf(pcm.frames());
  }

  byte[] segment(long number) {
    return segment(number, Math.min(pcm.frames(), grid.inputFramesFor(number)));
  }

  /**
   * @param end of the samples that there are
   */
  byte[] segment(long number, long end) {
    if (number < grid.silentSegments()) {
      return SegmentMaker.silence(grid, number);
    }
    SegmentMaker maker = new SegmentMaker(grid, grid.segmentOf(number, pcm.frames()));
    Pcm needed = pcm.part((int) maker.firstInputFrame(), (int) end);
    try (PcmInput input = new RawPcmInput(new ByteArrayInputStream(needed.f32()), pcm.format())) {
      return maker.encode(input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The init segment and the others behind it. */
  byte[] file() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(InitSegment.of(grid.track()));
    LongStream.range(0, count()).forEach(number -> file.writeBytes(segment(number)));
    return file.toByteArray();
  }

  /** The samples that a decoder gives, of everything behind the silence. */
  float[] decoded() throws IOException {
    float[] all = Pcm.decoded(file()).samples();
    int from = Math.toIntExact(grid.soundFrame() * grid.track().frameSamples()) * pcm.channels();
    return Arrays.copyOfRange(all, from, all.length);
  }
}
