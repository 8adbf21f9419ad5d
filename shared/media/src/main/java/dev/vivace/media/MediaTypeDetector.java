package dev.vivace.media;

/**
 * Tells what a file is from its first bytes; its name only decides between types that begin alike.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class MediaTypeDetector {
  /** How many bytes are looked at. */
  public static final int SNIFFED_BYTES = 64 * 1024;

  /**
   * The type of a file.
   *
   * @param firstBytes its beginning, up to {@link #SNIFFED_BYTES} of it
   * @param fileName its name
   * @return the type; {@link MediaType#OCTET_STREAM} for what is empty or unknown
   */
  public MediaType detect(byte[] firstBytes, FileName fileName) {
    throw new UnsupportedOperationException();
  }
}
