package dev.vivace.audio;

/** Holds native memory until it is closed; closing never fails and may be repeated. */
interface NativeOwner extends AutoCloseable {
  @Override
  void close();
}
