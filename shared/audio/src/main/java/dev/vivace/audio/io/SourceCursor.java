package dev.vivace.audio.io;

import dev.vivace.audio.MediaLimitException;
import dev.vivace.audio.extent.Extent;
import java.io.IOException;
import org.bytedeco.javacpp.BytePointer;

/**
 * The place at which the demuxer wants to read, and that at which the source stands. A move costs
 * nothing until the next read; a short way forward is then read through, because a seek of a remote
 * source is a request of its own.
 */
final class SourceCursor {
  /**
   * The number of bytes that a remote store delivers in about the time that a new request takes.
   */
  static final int READ_THROUGH_BYTES = 2 << 20;

  static final int REFUSED = -1;

  private static final int CHUNK_BYTES = 32 << 10;

  private final ByteSource source;
  private final int maxSeeks;
  private final byte[] chunk = new byte[CHUNK_BYTES];
  private final Extent extent = new Extent();
  private final CallbackFailure failure = new CallbackFailure();
  private long sourceOffset;
  private long furthestOffset;
  private long wantedOffset;
  private int seeks;
  private boolean seekable;

  SourceCursor(ByteSource source, int maxSeeks) {
    this.source = source;
    this.maxSeeks = maxSeeks;
  }

  CallbackFailure failure() {
    return failure;
  }

  long sourceOffset() {
    return sourceOffset;
  }

  /** Whether it is a WAV file whose numbers are big endian. */
  boolean isBigEndianWave() {
    return extent.isBigEndianWave();
  }

  /**
   * Bytes that the file itself says it has and that are not there; where its size is not known, as
   * far as it has been read.
   */
  long missingBytes() {
    long sizeBytes = source.sizeBytes();
    return extent.missingBytes(sizeBytes < 0 ? furthestOffset : sizeBytes);
  }

  long sizeBytes() {
    return source.sizeBytes();
  }

  void allowSeeks() {
    seekable = true;
  }

  /** Gives the offset, or {@link #REFUSED}. */
  long moveTo(long offset) {
    if (offset < 0 || (offset < sourceOffset && !seekable)) {
      return REFUSED;
    }
    wantedOffset = offset;
    return offset;
  }

  /** Bytes read into the target, or -1 at the end. */
  int read(BytePointer target, int lengthBytes) throws IOException {
    if (!reachWantedOffset()) {
      return -1;
    }
    int readBytes = readChunk(lengthBytes);
    if (readBytes > 0) {
      target.put(chunk, 0, readBytes);
      wantedOffset = sourceOffset;
    }
    return readBytes;
  }

  private boolean reachWantedOffset() throws IOException {
    long distance = wantedOffset - sourceOffset;
    if (distance < 0 || (distance > READ_THROUGH_BYTES && seekable)) {
      seek();
      return true;
    }
    while (sourceOffset < wantedOffset) {
      if (readChunk(wantedOffset - sourceOffset) < 0) {
        return false;
      }
    }
    return true;
  }

  private void seek() throws IOException {
    seeks++;
    if (seeks > maxSeeks) {
      throw new MediaLimitException("the file needs more than " + maxSeeks + " seeks");
    }
    source.seek(wantedOffset);
    sourceOffset = wantedOffset;
  }

  private int readChunk(long lengthBytes) throws IOException {
    int readBytes = source.read(chunk, 0, (int) Math.min(lengthBytes, chunk.length));
    if (readBytes == 0) {
      throw new IllegalStateException("the source broke its contract: it read nothing");
    }
    if (readBytes > 0) {
      extent.pass(sourceOffset, chunk, readBytes);
      sourceOffset += readBytes;
      furthestOffset = Math.max(furthestOffset, sourceOffset);
    }
    return readBytes;
  }
}
