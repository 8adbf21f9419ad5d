package dev.vivace.audio;

import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that tests decode: it is encoded and decoded once for all of them.
 *
 * @param file to be copied by those who damage it
 * @param pcm all that is heard of the file
 */
public record Recording(byte[] file, Pcm pcm) {
  /** Long enough to be entered somewhere other than at its beginning. */
  public static final int SECONDS = 33;

  public static final int SPEECH_RATE = 24_000;

  private static final Map<EncodingFormat, Recording> SPEECH = new ConcurrentHashMap<>();

  /** Speech of one channel, {@link #SECONDS} long, at {@link #SPEECH_RATE}. */
  public static Recording ofSpeech(EncodingFormat format) {
    return SPEECH.computeIfAbsent(
        format, wanted -> encoded(Sounds.SPEECH.at(SPEECH_RATE, 1, SECONDS), wanted));
  }

  private static Recording encoded(Pcm pcm, EncodingFormat format) {
    try {
      byte[] file = pcm.encoded(EncodingSettings.of(format));
      return new Recording(file, Pcm.decoded(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
