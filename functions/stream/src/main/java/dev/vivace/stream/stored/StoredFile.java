package dev.vivace.stream.stored;

import dev.vivace.audio.io.ByteSource;
import dev.vivace.media.ByteRange;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaVersion;
import dev.vivace.media.s3.Outages;
import dev.vivace.media.store.MediaContent;
import dev.vivace.media.store.MediaStore;
import dev.vivace.media.store.Rendition;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The bytes of a stored item, read forward by requests to S3: for ever larger ranges, so that a
 * decoder which needs little asks for little, or for one part at once. A seek begins another
 * request, and so does a connection that breaks, at the byte it broke at. Once bytes were given, an
 * outage of S3 is outlasted: whoever has the beginning can't ask again.
 */
public final class StoredFile implements ByteSource {
  private static final System.Logger LOG = System.getLogger(StoredFile.class.getName());
  private static final int MAX_BREAKS = 3;
  private static final long FIRST_REQUEST_BYTES = 512 << 10;
  private static final long LARGEST_REQUEST_BYTES = 16 << 20;

  private final Function<ByteRange, Optional<MediaContent>> item;
  private final MediaId id;
  private final long sizeBytes;
  private @Nullable MediaContent content;
  private long offset;
  private long requestBytes = FIRST_REQUEST_BYTES;
  private long requestEnd;
  private int breaks;
  private boolean begun;

  /** All of it, for a decoder. Nothing is asked of S3 yet. */
  public StoredFile(MediaStore media, MediaId id, long sizeBytes) {
    this(range -> media.open(id, range), id, sizeBytes);
  }

  private StoredFile(Function<ByteRange, Optional<MediaContent>> item, MediaId id, long sizeBytes) {
    this.item = item;
    this.id = id;
    this.sizeBytes = sizeBytes;
  }

  /** All of a rendition, for a decoder. Nothing is asked of S3 yet. */
  public static StoredFile rendition(MediaStore media, MediaId id, Rendition rendition) {
    return new StoredFile(
        range -> media.openRendition(id, rendition.name(), range), id, rendition.sizeBytes());
  }

  /**
   * A part of just this version, opened already. It ends with the part.
   *
   * @throws MediaException.UnknownMedia if this version is not there any more
   */
  static StoredFile part(MediaStore media, MediaVersion version, ByteRange part) {
    MediaId id = version.item().id();
    StoredFile file = new StoredFile(range -> media.open(version, range), id, part.lastByte() + 1);
    file.offset = part.firstByte();
    file.requestBytes = file.sizeBytes - file.offset;
    file.requestEnd = file.sizeBytes;
    file.content = media.open(version, part).orElseThrow(() -> new MediaException.UnknownMedia(id));
    return file;
  }

  /**
   * As a {@link ByteSource}.
   *
   * @throws MediaException.UnknownMedia if the item is gone meanwhile
   * @throws SdkException if S3 does not answer, or its connections keep breaking
   */
  @Override
  public int read(byte[] target, int at, int lengthBytes) throws IOException {
    while (offset < sizeBytes) {
      try {
        int count = opened().stream().read(target, at, lengthBytes);
        if (count > 0) {
          begun = true;
          offset += count;
          return count;
        }
        if (offset < requestEnd) {
          throw new EOFException("S3 sent less than the item's " + sizeBytes + " bytes");
        }
        close();
        requestBytes = Math.min(2 * requestBytes, LARGEST_REQUEST_BYTES);
      } catch (IOException broken) {
        close();
        if (++breaks > MAX_BREAKS) {
          throw SdkClientException.create("S3 does not give all bytes of " + id, broken);
        }
        LOG.log(Level.WARNING, () -> "reading " + id + " again from byte " + offset, broken);
      }
    }
    return -1;
  }

  private MediaContent opened() {
    MediaContent current = content;
    if (current == null) {
      requestEnd = Math.min(offset + requestBytes, sizeBytes);
      ByteRange range = new ByteRange(offset, requestEnd - 1);
      Optional<MediaContent> found =
          begun ? Outages.outlasted(() -> item.apply(range)) : item.apply(range);
      current = found.orElseThrow(() -> new MediaException.UnknownMedia(id));
      content = current;
    }
    return current;
  }

  @Override
  public boolean seekable() {
    return true;
  }

  @Override
  public void seek(long newOffset) throws IOException {
    if (newOffset != offset) {
      close();
      offset = newOffset;
      requestBytes = FIRST_REQUEST_BYTES;
    }
  }

  @Override
  public long sizeBytes() {
    return sizeBytes;
  }

  @Override
  public void close() throws IOException {
    MediaContent current = content;
    content = null;
    if (current != null) {
      current.close();
    }
  }
}
