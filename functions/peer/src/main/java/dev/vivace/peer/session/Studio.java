package dev.vivace.peer.session;

import dev.vivace.peer.natives.WebRtc;

/**
 * The parts of one session.
 *
 * @param page the channel to its page
 * @param media the filters between its tracks
 */
record Studio(PageLink page, Media media) implements AutoCloseable {
  /** A studio of these filters, which it closes. */
  static Studio of(WebRtc webRtc, SessionFilters filters) {
    PageLink page = new PageLink();
    return new Studio(page, new Media(webRtc, filters, page::send));
  }

  @Override
  public void close() {
    media.close();
  }
}
