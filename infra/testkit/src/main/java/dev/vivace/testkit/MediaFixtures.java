package dev.vivace.testkit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Small media files for tests, by their names; {@code media/README.md} says what each is and how it
 * was made.
 */
public final class MediaFixtures {
  /**
   * The same speech in every kind of file that has it: all can be decoded, and give about the same
   * samples.
   */
  public static final List<String> SPEECH =
      List.of(
          "speech.wav",
          "speech-f32.wav",
          "speech.mp3",
          "speech.m4a",
          "speech-moov-last.m4a",
          "speech.ogg",
          "speech-vorbis.ogg",
          "speech.flac",
          "speech.webm",
          "clip.mp4");

  /** What can be uploaded and played but holds no audio, or is no media at all. */
  public static final List<String> WITHOUT_AUDIO =
      List.of("silent-video.mp4", "pixel.png", "text-named.mp3");

  /** {@link #SPEECH} as float32 at 24 kHz, mono, without any header. */
  public static final String SPEECH_PCM = "speech-f32le-24k.pcm";

  private MediaFixtures() {}

  /** The content of a file, such as {@code speech.mp3}. */
  public static byte[] bytes(String name) {
    try (InputStream file = MediaFixtures.class.getResourceAsStream("/media/" + name)) {
      if (file == null) {
        throw new FileNotFoundException("there is no media fixture named " + name);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
