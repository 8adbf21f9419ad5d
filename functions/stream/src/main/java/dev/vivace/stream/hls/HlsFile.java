package dev.vivace.stream.hls;

import dev.vivace.audio.hls.HlsRendition;
import dev.vivace.audio.hls.MediaPlaylist;
import dev.vivace.audio.hls.SegmentGrid;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.media.http.MediaLinks;
import dev.vivace.media.store.RenditionName;
import java.util.regex.Pattern;

/** A file of a rendition that a request names. */
sealed interface HlsFile {
  /** The playlist. */
  record Playlist() implements HlsFile {}

  /** The init segment. */
  record Init() implements HlsFile {}

  /**
   * A media segment.
   *
   * @param number one that a segment can have
   */
  record Media(long number) implements HlsFile {}

  /** Canonical: a segment has one name, so that a cache has it once. */
  Pattern SEGMENT_NAME = Pattern.compile("(0|[1-9][0-9]{0,9})" + MediaPlaylist.SEGMENT_SUFFIX);

  /**
   * The file.
   *
   * @throws dev.vivace.lambda.http.ProblemException 404 {@code unknown-hls-file} if there can be
   *     none of that name
   */
  static HlsFile of(HttpRequest request) {
    String name = request.pathParameter("file");
    if (name.equals(MediaLinks.HLS_PLAYLIST)) {
      return new Playlist();
    }
    if (name.equals(MediaPlaylist.INIT_FILE)) {
      return new Init();
    }
    if (SEGMENT_NAME.matcher(name).matches()) {
      long number = Long.parseLong(name.substring(0, name.indexOf('.')));
      if (SegmentGrid.isPossible(number)) {
        return new Media(number);
      }
    }
    throw HlsProblems.unknownFile().asException();
  }

  /**
   * The rendition.
   *
   * @throws dev.vivace.lambda.http.ProblemException 404 {@code unknown-hls-rendition} if there is
   *     none of that name
   */
  static HlsRendition rendition(HttpRequest request) {
    return HlsRendition.labelled(request.pathParameter("rendition"))
        .orElseThrow(() -> HlsProblems.unknownRendition().asException());
  }

  /** The name under which segments of a rendition are kept. */
  static RenditionName keptAs(HlsRendition rendition) {
    return new RenditionName(rendition.keptLabel());
  }
}
