package dev.vivace.realtime.filter;

/**
 * Changes each frame of a session's video. A class of this type with {@code @Prototype} is all
 * there is to do to have a filter of one's own.
 *
 * <p>Frames come one after another, by one thread. While a filter works, only the latest frame
 * waits for it: a slow filter lowers the frame rate and never adds delay.
 */
public non-sealed interface FrameFilter extends Filter {
  /**
   * Filters one frame. A thrown exception lets the frame through as it came and is shown in the
   * session's status; the session goes on.
   *
   * @param frame the filter's own until the next call, to be changed and returned if it likes
   * @param call the parameters in effect, and where messages go
   * @return {@code frame}, or another one of any size, which is read before the next call
   */
  I420Frame filter(I420Frame frame, FilterCall call);
}
