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
 * Tells what a file is from its first bytes. Its name only decides between types that begin alike;
 * where the bytes say nothing, it says nothing.
 *
 * <p>For anything but the most common formats, the first use loads what the build kept of Apache
 * Tika's table of types: media, and what a browser would run.
 */
public final class MediaTypeDetector {
  /** How many bytes are looked at. */
  public static final int SNIFFED_BYTES = 64 * 1024;

  /** Tika's names for what browsers know by another one. */
  private static final Map<String, String> REGISTERED_NAMES =
      Map.of(
          "audio/vnd.wave", "audio/wav",
          "audio/x-wav", "audio/wav",
          "audio/x-flac", "audio/flac",
          "audio/x-aac", "audio/aac",
          "video/x-m4v", "video/mp4",
          "application/mp4", "video/mp4");

  /**
   * The type of a file.
   *
   * @param firstBytes its beginning, up to {@link #SNIFFED_BYTES} of it
   * @param fileName its name
   * @return the type; {@link MediaType#OCTET_STREAM} for what is empty or unknown
   */
  public MediaType detect(byte[] firstBytes, FileName fileName) {
    byte[] head =
        firstBytes.length <= SNIFFED_BYTES ? firstBytes : Arrays.copyOf(firstBytes, SNIFFED_BYTES);
    Optional<String> container = ContainerSniffer.detect(head, fileName);
    if (container.isPresent()) {
      return new MediaType(container.get());
    }
    if (head.length == 0 || magic(head, new Metadata()).equals(MediaType.OCTET_STREAM.value())) {
      return MediaType.OCTET_STREAM;
    }
    Metadata name = new Metadata();
    name.set(TikaCoreProperties.RESOURCE_NAME_KEY, fileName.value());
    String type = magic(head, name);
    return MediaType.parse(REGISTERED_NAMES.getOrDefault(type, type))
        .orElse(MediaType.OCTET_STREAM);
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
