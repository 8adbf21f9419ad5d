package dev.vivace.realtime.filter;

/** Changes the sound of a session, in blocks of 10 ms that come one after another. */
public non-sealed interface AudioFilter extends Filter {
  /**
   * Filters a block in place, within a few milliseconds: the next one comes 10 ms later. After a
   * thrown exception the block goes through as it came, and the session's status shows it.
   *
   * @param block the samples, which are not to be kept
   * @param call the parameters in effect, and where messages go
   */
  void filter(AudioBlock block, FilterCall call);
}
