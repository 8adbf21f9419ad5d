package dev.vivace.media.sniff;

import dev.vivace.media.FileName;
import dev.vivace.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.mime.MimeTypesFactory;

/**
 * Tells what a file is from its first bytes. Its name only decides between types that begin alike.
 * Where the bytes say nothing, audio or video that was declared is believed, as it does no harm;
 * never what a browser would execute.
 *
 * <p>For anything but the most common formats, the first use loads what the build kept of Apache
 * Tika's table of types: media, and what a browser would run.
 */
public final class MediaTypeDetector {
  /** The number of bytes that are looked at. */
  public static final int SNIFFED_BYTES = 64 * 1024;

  /** Tika's names for what browsers know by another one. */
  private static final Map<String, String> REGISTERED_NAMES =
      Map.ofEntries(
          Map.entry("audio/vnd.wave", "audio/wav"),
          Map.entry("audio/x-wav", "audio/wav"),
          Map.entry("audio/wave", "audio/wav"),
          Map.entry("audio/mp3", "audio/mpeg"),
          Map.entry("audio/x-mp3", "audio/mpeg"),
          Map.entry("audio/x-flac", "audio/flac"),
          Map.entry("audio/x-aac", "audio/aac"),
          Map.entry("audio/x-m4a", "audio/mp4"),
          Map.entry("video/x-m4v", "video/mp4"),
          Map.entry("application/mp4", "video/mp4"));

  /**
   * The type of a file of which nobody said anything.
   *
   * @param firstBytes its beginning, up to {@link #SNIFFED_BYTES} of it
   * @param fileName its name
   * @return the type; {@link MediaType#OCTET_STREAM} for what is empty or unknown
   */
  public MediaType detect(byte[] firstBytes, FileName fileName) {
    return detect(firstBytes, fileName, MediaType.OCTET_STREAM);
  }

  /**
   * The type of a file.
   *
   * @param declared what the sender says that it is
   */
  public MediaType detect(byte[] firstBytes, FileName fileName, MediaType declared) {
    if (firstBytes.length == 0) {
      return MediaType.OCTET_STREAM;
    }
    byte[] bytes =
        firstBytes.length <= SNIFFED_BYTES ? firstBytes : Arrays.copyOf(firstBytes, SNIFFED_BYTES);
    Head head = Head.of(bytes);
    return ContainerSniffer.detect(head, Hint.of(fileName, declared))
        .or(() -> byTable(bytes, fileName))
        .or(() -> AudioFrames.search(head))
        .map(MediaTypeDetector::named)
        .orElseGet(() -> believed(declared));
  }

  private static Optional<String> byTable(byte[] head, FileName fileName) {
    String byBytes = magic(head, new Metadata());
    if (byBytes.equals(MediaType.OCTET_STREAM.value())
        || (byBytes.equals(MediaType.TEXT_PLAIN.value()) && !PlainText.isIn(head))) {
      return Optional.empty();
    }
    Metadata name = new Metadata();
    name.set(TikaCoreProperties.RESOURCE_NAME_KEY, fileName.value());
    return Optional.of(magic(head, name));
  }

  private static MediaType named(String type) {
    return MediaType.parse(REGISTERED_NAMES.getOrDefault(type, type))
        .orElse(MediaType.OCTET_STREAM);
  }

  private static MediaType believed(MediaType declared) {
    boolean harmless = declared.isInertMedia() && (declared.isAudio() || declared.isVideo());
    return harmless ? named(declared.value()) : MediaType.OCTET_STREAM;
  }

  private static String magic(byte[] head, Metadata metadata) {
    try (TikaInputStream stream = TikaInputStream.get(head)) {
      return Table.TYPES.detect(stream, metadata).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Loaded when it is first used. */
  private static final class Table {
    static final MimeTypes TYPES = load();

    private static MimeTypes load() {
      try (InputStream table =
          Objects.requireNonNull(
              MediaTypeDetector.class.getResourceAsStream("media-types.xml"),
              "media-types.xml is made of Tika's table by the build")) {
        return MimeTypesFactory.create(table);
      } catch (IOException | MimeTypeException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
