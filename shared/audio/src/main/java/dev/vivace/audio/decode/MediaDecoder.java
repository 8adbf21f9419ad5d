package dev.vivace.audio.decode;

import dev.vivace.audio.CorruptMediaException;
import dev.vivace.audio.DecodeException;
import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.MediaLimitException;
import dev.vivace.audio.PcmInput;
import dev.vivace.audio.UnsupportedMediaException;
import dev.vivace.audio.io.ByteSource;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * The best audio stream of a media file (audio or video, any common container) as samples, decoded
 * while it is read. More than two channels are mixed down to two; mono stays mono; the sample rate
 * is the file's.
 *
 * <p>What can't be decoded is silence, up to a bound, so that what is behind it keeps its time. A
 * file that is cut gives what it has and then fails. Reading blocks inside a native call, so it
 * pins a virtual thread: use a platform thread where the source is slow. Not thread safe.
 */
public final class MediaDecoder implements PcmInput {
  private final ByteSource source;
  private final DecodeLimits limits;
  private final long lengthFrames;
  private final long maxFrames;
  private OpenedMedia media;

  /** Of the sample frames that are ready: which one of the file's is the first. */
  private long readyFrom;

  private int readyFrames;
  private int takenFrames;
  private boolean closed;

  /**
   * Reads the file up to its first decoded audio, so that every file that is not audio at all fails
   * here.
   *
   * @param source closed together with this, and when this constructor fails
   * @throws UnsupportedMediaException if it is no media file, of an unknown kind, or without audio
   * @throws CorruptMediaException if it is empty or nothing in it can be decoded
   * @throws MediaLimitException if it asks for more than the limits allow
   * @throws IOException as the source throws it
   */
  public MediaDecoder(ByteSource source, DecodeLimits limits) throws IOException {
    this.source = source;
    this.limits = limits;
    try {
      media = new OpenedMedia(source, limits);
    } catch (IOException | RuntimeException e) {
      closeSourceAfter(e);
      throw e;
    }
    maxFrames = Math.multiplyExact(limits.duration().toSeconds(), (long) sampleRate());
    lengthFrames = media.lengthFrames();
    try {
      mix(0);
    } catch (IOException | RuntimeException e) {
      media.close();
      closeSourceAfter(e);
      throw e;
    }
  }

  private void closeSourceAfter(Exception failure) {
    try {
      source.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public int sampleRate() {
    return media.mixer().sampleRate();
  }

  @Override
  public int channels() {
    return media.mixer().channels();
  }

  /**
   * The number of sample frames from the start of the file to its end, known without decoding them:
   * of WAV files of PCM and of FLAC files whose header tells it, in a source that can seek and
   * within the limits. Reading never gives more. It gives less only where a file is cut, and fails
   * then.
   */
  @Override
  public OptionalLong lengthFrames() {
    return lengthFrames <= maxFrames ? OptionalLong.of(lengthFrames) : OptionalLong.empty();
  }

  /**
   * The next sample frame read is this one, counted from 0 at the start of the file: the very
   * samples that reading up to there would give.
   *
   * <p>PCM in WAV and FLAC files are entered near by. AAC-LC, ALAC, MP3, Opus, and Vorbis in Ogg
   * are entered at most eleven seconds before: by the index of an MP4 file that proves the place,
   * and else by reading all that is before without decoding it. Of everything else, and in a source
   * that can't seek, all before is decoded and dropped.
   *
   * @return whether there is such a sample frame; if not, reading gives -1
   * @throws IllegalArgumentException if it is negative
   * @throws UnsupportedOperationException if it has been read already and the source can't seek
   * @throws IOException as {@link #read}
   */
  public boolean seek(long sampleFrame) throws IOException {
    requireOpen();
    if (sampleFrame < 0) {
      throw new IllegalArgumentException("there is no sample frame " + sampleFrame);
    }
    if (sampleFrame >= lengthFrames) {
      standAt(lengthFrames);
      return false;
    }
    if (!isNear(sampleFrame)) {
      approach(sampleFrame);
    }
    while (readyFrom + readyFrames <= sampleFrame && decodeNext()) {
      takenFrames = readyFrames;
    }
    takenFrames = (int) Math.min(readyFrames, sampleFrame - readyFrom);
    return takenFrames < readyFrames;
  }

  /** Whether it is ready, or comes so soon that going there would take longer. */
  private boolean isNear(long sampleFrame) {
    return sampleFrame >= readyFrom && sampleFrame - readyFrom <= readyFrames + sampleRate();
  }

  private void approach(long sampleFrame) throws IOException {
    if (media.countsFromZero()) {
      long entered = media.enter(sampleFrame);
      if (entered < 0) {
        restart();
      } else {
        mix(entered);
      }
      return;
    }
    if (sampleFrame < readyFrom) {
      restart();
    }
    if (source.seekable() && !isNear(sampleFrame) && media.decoder().canSkipTo(sampleFrame)) {
      long entered = media.decoder().skipTo(sampleFrame);
      if (entered < 0) {
        restart();
      } else {
        standAt(entered);
      }
    }
  }

  private void restart() throws IOException {
    source.seek(0);
    closed = true;
    media.close();
    media = new OpenedMedia(source, limits);
    closed = false;
    mix(0);
  }

  private void standAt(long sampleFrame) {
    readyFrom = sampleFrame;
    readyFrames = 0;
    takenFrames = 0;
  }

  @Override
  public int read(float[] interleaved, int offset, int room) throws IOException {
    requireOpen();
    int roomFrames = room / channels();
    if (roomFrames == 0) {
      throw new IllegalArgumentException("there is no room for one sample frame");
    }
    while (takenFrames == readyFrames) {
      if (!decodeNext()) {
        return -1;
      }
    }
    int frames = Math.min(roomFrames, readyFrames - takenFrames);
    System.arraycopy(
        media.mixer().samples(),
        takenFrames * channels(),
        interleaved,
        offset,
        frames * channels());
    takenFrames += frames;
    return frames;
  }

  private boolean decodeNext() throws IOException {
    long next = readyFrom + readyFrames;
    if (next >= lengthFrames) {
      return false;
    }
    if (!media.decoder().next()) {
      media.requireWhole(next);
      return false;
    }
    mix(next);
    return true;
  }

  private void mix(long from) throws DecodeException {
    readyFrom = from;
    int silentFrames = media.decoder().silentFrames();
    readyFrames =
        silentFrames > 0
            ? media.mixer().silence(silentFrames)
            : media.mixer().mix(media.decoder().frame());
    takenFrames = 0;
    if (readyFrom + readyFrames > maxFrames) {
      throw new MediaLimitException(
          "it holds more than the allowed %d s of audio".formatted(maxFrames / sampleRate()));
    }
    readyFrames = (int) Math.min(readyFrames, lengthFrames - readyFrom);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the decoder is closed");
    }
  }

  /** Frees everything and closes the source; may be called more than once. */
  @Override
  public void close() throws IOException {
    closed = true;
    media.close();
    source.close();
  }
}
