package dev.vivace.audio.encode;

import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The place to which an encoding goes.
 *
 * @param listener receives packets as they come to exist, each time followed by a flush; never
 *     closed
 * @param pace how many at a time, where a container joins them
 * @param serial not negative; tells streams apart that are put one behind the other, in a container
 *     that has such a number (Ogg: RFC 3533, section 6)
 * @param file keeps the encoding as a finished file; null where nobody does
 */
public record EncodedOutput(OutputStream listener, Pace pace, int serial, @Nullable FileSink file) {
  /** To a listener who waits for each packet, the same bytes each time. */
  public static EncodedOutput to(OutputStream listener) {
    return new EncodedOutput(listener, Pace.AT_ONCE, 0, null);
  }
}
