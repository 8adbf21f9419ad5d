package dev.vivace.media.sniff;

import dev.vivace.media.FileName;
import dev.vivace.media.MediaType;
import java.util.Locale;
import java.util.Set;

/**
 * A hint at what a file is, from its name and its sender. It decides where the first bytes leave a
 * choice.
 *
 * @param name in lower case
 * @param declared what the sender declared
 */
record Hint(String name, MediaType declared) {
  /** Extensions of files that hold audio alone, in containers that hold video as well. */
  private static final Set<String> AUDIO_ONLY =
      Set.of(".m4a", ".m4b", ".weba", ".mka", ".3ga", ".oga");

  static Hint of(FileName fileName, MediaType declared) {
    return new Hint(fileName.value().toLowerCase(Locale.ROOT), declared);
  }

  boolean isNamed(String extension) {
    return name.endsWith(extension);
  }

  boolean isDeclared(String... types) {
    return Set.of(types).contains(declared.value());
  }

  /** Audio rather than video, in a container of both. */
  boolean isAudio() {
    return declared.isAudio() || AUDIO_ONLY.stream().anyMatch(name::endsWith);
  }
}
