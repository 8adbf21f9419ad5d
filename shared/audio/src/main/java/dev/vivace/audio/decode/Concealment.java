package dev.vivace.audio.decode;

import dev.vivace.audio.CorruptMediaException;
import dev.vivace.audio.natives.Ffmpeg;

/**
 * The silence in place of what is damaged or missing, so that what is behind it keeps its time. Of
 * damaged packets in a row there may be so many.
 */
final class Concealment {
  private static final int MOST_SILENT_FRAMES = 8192;

  private final int maxDamaged;
  private int damagedInARow;
  private boolean hasDamage;

  private long owedFrames;
  private int silentFrames;

  private long packetFrames;
  private long givenFrames;
  private boolean packetDamaged;

  /**
   * @param maxDamaged the most packets in a row that may be damaged
   */
  Concealment(int maxDamaged) {
    this.maxDamaged = maxDamaged;
  }

  /** Begins the next {@link #silentFrames()}, if any silence is owed. */
  boolean begin() {
    silentFrames = (int) Math.min(owedFrames, MOST_SILENT_FRAMES);
    owedFrames -= silentFrames;
    return silentFrames > 0;
  }

  /** The length of the silence that was begun last; 0 if none was owed. */
  int silentFrames() {
    return silentFrames;
  }

  boolean isOwed() {
    return owedFrames > 0;
  }

  void owe(long frames) {
    owedFrames = frames;
  }

  /** The next packet has so many sample frames, or {@link PacketClock#UNKNOWN}. */
  void expect(long frames) {
    packetFrames = frames;
  }

  boolean expectsUnknown() {
    return packetFrames == PacketClock.UNKNOWN;
  }

  /** A packet has given so many sample frames. */
  void received(int frames) {
    damagedInARow = 0;
    givenFrames += frames;
  }

  /**
   * Something could not be decoded.
   *
   * @param error FFmpeg's
   * @throws CorruptMediaException if too many packets in a row are damaged
   */
  void damaged(int error) throws CorruptMediaException {
    packetDamaged = true;
    hasDamage = true;
    damagedInARow++;
    if (damagedInARow > maxDamaged) {
      throw new CorruptMediaException(
          "more than %d packets in a row are damaged: %s"
              .formatted(maxDamaged, Ffmpeg.message(error)));
    }
  }

  /** Whether anything could not be decoded. */
  boolean hasDamage() {
    return hasDamage;
  }

  /**
   * The packet before has given all: owes silence for what it did not give, if it was damaged, or
   * stands for more than one.
   *
   * @param constantFrames sample frames of every single packet; not positive where they differ
   */
  void settle(long constantFrames) {
    boolean swollen = constantFrames > 0 && packetFrames > constantFrames;
    if (packetDamaged || swollen) {
      owedFrames = Math.max(0, packetFrames - givenFrames);
    }
    packetDamaged = false;
    packetFrames = 0;
    givenFrames = 0;
  }

  /** Damage that comes now is in no row with that before. */
  void endRow() {
    damagedInARow = 0;
  }

  /** Owes nothing more for what was before. */
  void forget() {
    owedFrames = 0;
    silentFrames = 0;
    packetDamaged = false;
    givenFrames = 0;
  }
}
