package dev.vivace.audio.natives;

/** Holds native memory until it is closed; closing never fails and may be repeated. */
public interface NativeOwner extends AutoCloseable {
  @Override
  void close();
}
