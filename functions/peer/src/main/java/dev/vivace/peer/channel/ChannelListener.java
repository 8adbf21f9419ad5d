package dev.vivace.peer.channel;

import java.util.Map;

/** The session behind a channel. Called by the channel's own thread. */
public interface ChannelListener {
  /**
   * Sets parameters.
   *
   * @return all that are in effect
   * @throws dev.vivace.realtime.filter.InvalidParameterException if one is out of bounds; then none
   *     is set
   */
  Map<String, Object> set(Map<String, Object> values);

  /** Ends the session because the page says so. */
  void stop();

  /** Ends the session because the page's channel is gone. */
  void gone();
}
