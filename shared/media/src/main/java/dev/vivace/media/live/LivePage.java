package dev.vivace.media.live;

import java.util.List;
import java.util.Optional;

/**
 * Some live streams, newest first.
 *
 * @param next after which stream the following page begins; empty behind the last
 */
public record LivePage(List<LiveOverview> streams, Optional<LiveStreamId> next) {
  public LivePage {
    streams = List.copyOf(streams);
  }
}
