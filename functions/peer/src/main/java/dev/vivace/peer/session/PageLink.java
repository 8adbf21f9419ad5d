package dev.vivace.peer.session;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.vivace.peer.channel.ChannelListener;
import dev.vivace.peer.channel.PageChannel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The channel to the page, if it opens one. Messages before that are dropped. */
final class PageLink {
  private volatile @Nullable PageChannel channel;

  /** Listens to the first channel that is opened, and to no other. */
  synchronized void opened(RTCDataChannel opened, ChannelListener listener) {
    if (channel == null) {
      channel = new PageChannel(opened, listener);
    }
  }

  void send(Map<String, ?> message) {
    PageChannel known = channel;
    if (known != null) {
      known.send(message);
    }
  }

  /** Messages of the page that were not read. */
  long ignored() {
    PageChannel known = channel;
    return known == null ? 0 : known.ignored();
  }

  /** Says a last word and listens no more. */
  void close(Map<String, ?> last) {
    PageChannel known = channel;
    if (known != null) {
      known.close(last);
    }
  }
}
