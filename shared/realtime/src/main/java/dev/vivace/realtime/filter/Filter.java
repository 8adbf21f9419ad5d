package dev.vivace.realtime.filter;

/**
 * Changes the video or the sound of one session. Each session has an instance of its own, so a
 * filter may keep what it saw; a bean of it therefore is a {@code @Prototype}, and never a
 * singleton.
 *
 * <p>The constructor has to be quick and must load no natives: instances are made to be asked for
 * their description only. What is expensive belongs into the first call.
 */
public sealed interface Filter extends AutoCloseable permits FrameFilter, AudioFilter {
  /** The name, what it does and the parameters: the same at each call, whatever the instance. */
  FilterDescription description();

  /** Frees what the filter holds. Called once, after the last call of the filter has returned. */
  @Override
  default void close() {}
}
