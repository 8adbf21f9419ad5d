package dev.vivace.audio.hls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MediaPlaylistTest {
  private static final Instant START = Instant.parse("2026-11-27T10:00:00Z");

  private static SegmentGrid grid(int seconds) {
    return new SegmentGrid(
        new HlsTrack(HlsRendition.FLAC, 48_000, 1), seconds, SegmentGrid.LIVE_SILENCE);
  }

  private static String text(MediaPlaylist playlist) {
    return new String(playlist.toBytes(), StandardCharsets.US_ASCII);
  }

  @Test
  void audioThatGrowsHasItsLastMinute() {
    assertThat(text(MediaPlaylist.growing(grid(6), 104, Optional.of(START))))
        .startsWith(
            """
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-TARGETDURATION:6
            #EXT-X-MEDIA-SEQUENCE:94
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-MAP:URI="init.mp4"
            #EXT-X-PROGRAM-DATE-TIME:2026-11-27T10:09:00Z
            #EXTINF:6.000000,
            94.m4s
            """)
        .endsWith("103.m4s\n");
  }

  @Test
  void audioThatHasItsEndHasAllOfIt() {
    assertThat(text(MediaPlaylist.whole(grid(3), 48_000 * 4 + 1, Optional.of(START))))
        .isEqualTo(
            """
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-TARGETDURATION:3
            #EXT-X-MEDIA-SEQUENCE:4
            #EXT-X-PLAYLIST-TYPE:VOD
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-MAP:URI="init.mp4"
            #EXT-X-PROGRAM-DATE-TIME:2026-11-27T10:00:00Z
            #EXTINF:3.000000,
            4.m4s
            #EXTINF:1.000021,
            5.m4s
            #EXT-X-ENDLIST
            """);
  }

  @Test
  void audioOfYearsIsListedForTwoDays() {
    MediaPlaylist years = MediaPlaylist.whole(grid(1), 48_000L * 86_400 * 1000, Optional.empty());

    assertThat(years.count() - years.first()).isEqualTo(172_800);
  }
}
