package dev.vivace.audio.decode;

import dev.vivace.audio.natives.NativeOwner;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Divides the audio of a stream into pieces of ten seconds, at the beginning of which a decoder can
 * be entered. Where a codec remembers for ever, a new decoder begins each of them, whoever decodes:
 * so the samples depend on their place alone, and not on where the decoding began.
 */
final class Segments implements NativeOwner {
  private static final int SECONDS = 10;

  private final CodecMemory memory;
  private final long segmentFrames;
  private final long preRollFrames;
  private final int sampleRate;
  private final KeptPackets preRoll = new KeptPackets();
  private long nextFrame;
  private long packetFrames;
  private boolean lost;

  /**
   * @param first the frame that was decoded first, after which the next packet begins
   */
  Segments(CodecMemory memory, AVFrame first) {
    this.memory = memory;
    sampleRate = first.sample_rate();
    nextFrame = first.nb_samples();
    segmentFrames = (long) SECONDS * sampleRate;
    preRollFrames = memory.preRollFrames(sampleRate);
  }

  /**
   * Takes the next packet into account. To be followed by {@link #passed}.
   *
   * @param gapFrames of the time before it that has no packet
   * @param frames that it has, as {@link PacketClock} tells them
   * @return whether it begins a segment
   */
  boolean begins(long gapFrames, long frames) {
    long before = nextFrame - packetFrames;
    nextFrame += gapFrames;
    packetFrames = lost ? 0 : frames;
    if (packetFrames == PacketClock.UNKNOWN) {
      lost = true;
      packetFrames = 0;
      preRoll.clear();
    }
    return !lost && nextFrame / segmentFrames > before / segmentFrames;
  }

  /** The packet has been decoded or left out. */
  void passed(AVPacket packet) {
    long segmentEnd = (nextFrame / segmentFrames + 1) * segmentFrames;
    nextFrame += packetFrames;
    if (!lost && nextFrame + preRollFrames > segmentEnd) {
      preRoll.add(packet, packetFrames);
    }
  }

  /** Whether a segment begins behind what was decoded and well before this sample frame. */
  boolean beginsBefore(long sampleFrame) {
    return !lost && segmentTo(sampleFrame) > nextFrame / segmentFrames;
  }

  /** Whether the packet that begins a segment begins the last one to enter for a sample frame. */
  boolean isLastBefore(long sampleFrame) {
    return nextFrame / segmentFrames >= segmentTo(sampleFrame);
  }

  /** The beginning of a segment is late by up to a packet, for which a second is left. */
  private long segmentTo(long sampleFrame) {
    return (sampleFrame - sampleRate) / segmentFrames;
  }

  /** The place to read on from for the last segment to enter for a sample frame. */
  long preRollBefore(long sampleFrame) {
    return segmentTo(sampleFrame) * segmentFrames - preRollFrames - sampleRate;
  }

  /** The next packet is another one than would have followed. */
  void jumped(long newNextFrame) {
    nextFrame = newNextFrame;
    packetFrames = 0;
    preRoll.clear();
  }

  /** Whether how long the packets are is not known any more. */
  boolean isLost() {
    return lost;
  }

  boolean needsNewDecoders() {
    return memory.isEndless();
  }

  /** The packets before the one that begins a segment, for a new decoder. */
  KeptPackets preRoll() {
    return preRoll;
  }

  /** The sample frame with which the packet begins that was asked about last. */
  long nextFrame() {
    return nextFrame;
  }

  /** The sample frame of the first sample that a new decoder gives of the pre-roll. */
  long firstOfPreRoll() {
    long silent = memory.silentPackets() > 0 && !preRoll.isEmpty() ? preRoll.firstFrames() : 0;
    return nextFrame - preRoll.heldFrames() + silent;
  }

  @Override
  public void close() {
    preRoll.clear();
  }
}
