package dev.vivace.stream.hls;

import dev.vivace.audio.hls.HlsRendition;
import dev.vivace.lambda.http.Problem;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Errors of a request for a playlist or a segment. */
final class HlsProblems {
  private HlsProblems() {}

  static Problem unknownRendition() {
    return new Problem(
        "unknown-hls-rendition",
        404,
        "Unknown rendition",
        Arrays.stream(HlsRendition.values())
            .map(HlsRendition::label)
            .collect(Collectors.joining(", ", "There is no such rendition. There are: ", ".")));
  }

  static Problem unknownFile() {
    return new Problem(
        "unknown-hls-file",
        404,
        "Unknown file",
        "There is no such file. There are index.m3u8, init.mp4, and the segments that the playlist"
            + " lists.");
  }

  static Problem noSuchSegment() {
    return new Problem(
        "no-such-segment",
        404,
        "No such segment",
        "There is no segment of this number, or not yet. The playlist lists those that there are.");
  }

  static Problem unknownLength() {
    return new Problem(
        "unknown-length",
        409,
        "Length not known",
        "The length of this sound is known after it was decoded. Ask once for its stream with"
            + " format=flac, to the end; then there is a playlist.");
  }
}
