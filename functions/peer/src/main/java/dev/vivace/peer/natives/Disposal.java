package dev.vivace.peer.natives;

import java.lang.System.Logger.Level;

/** Gives native objects back. */
public final class Disposal {
  private static final System.Logger LOG = System.getLogger(Disposal.class.getName());

  private Disposal() {}

  /**
   * Gives up this process's hold on an object. It is freed once nothing of libwebrtc refers to it
   * any more, which webrtc-java makes an {@link Error} of if that is later.
   *
   * @param dispose the object's own method for it
   */
  public static void free(Runnable dispose) {
    try {
      dispose.run();
    } catch (Error referred) { // webrtc-java throws no subclass
      LOG.log(Level.DEBUG, "A native object is still referred to", referred);
    }
  }
}
