package dev.vivace.realtime.filter;

/** A filter that does what a model says, which each session names. */
public interface ModelFilter extends FrameFilter {
  /**
   * Loads the model, before the first frame.
   *
   * @param model the file, at most {@value #LARGEST_BYTES} bytes
   * @throws IllegalArgumentException if it can't be used; the message can be shown to whoever named
   *     it
   */
  void load(byte[] model);

  /** The largest model: 64 MiB. */
  int LARGEST_BYTES = 64 * 1024 * 1024;
}
