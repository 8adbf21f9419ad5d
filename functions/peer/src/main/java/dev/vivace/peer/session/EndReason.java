package dev.vivace.peer.session;

import java.util.Locale;

/** Why a session ended. */
public enum EndReason {
  /** Somebody stopped it, by the channel or by {@code DELETE}. */
  STOPPED,
  /** The page closed its connection. */
  CLOSED,
  /** Nothing more came from the page, not even a goodbye. */
  VANISHED,
  /** The page is there and sent no media for too long. */
  IDLE,
  /** It lasted as long as one may. */
  TIME,
  /** It was never connected. */
  UNCONNECTED,
  /** Something went wrong in this process. */
  FAILED;

  /** The word in the status and in the channel's last message. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
