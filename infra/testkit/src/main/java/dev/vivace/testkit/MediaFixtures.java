package dev.vivace.testkit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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

  /** Files that can be uploaded and played but hold no audio, or are no media at all. */
  public static final List<String> WITHOUT_AUDIO =
      List.of("silent-video.mp4", "pixel.png", "text-named.mp3");

  /** {@link #SPEECH} as float32 at 24 kHz, mono, without any header. */
  public static final String SPEECH_PCM = "speech-f32le-24k.pcm";

  /** The types of {@code media/kinds}, one file or more of every kind that is decoded. */
  public static final SortedMap<String, String> KINDS =
      Collections.unmodifiableSortedMap(
          new TreeMap<>(
              Map.ofEntries(
                  Map.entry("clip.3gp", "video/3gpp"),
                  Map.entry("clip.avi", "video/x-msvideo"),
                  Map.entry("clip.flv", "video/x-flv"),
                  Map.entry("clip.mpg", "video/mpeg"),
                  Map.entry("clip.ogv", "video/ogg"),
                  Map.entry("clip.ts", "video/mp2t"),
                  Map.entry("clip.webm", "video/webm"),
                  Map.entry("clip.wmv", "video/x-ms-wmv"),
                  Map.entry("tone-rf64.wav", "audio/wav"),
                  Map.entry("tone.3gp", "audio/3gpp"),
                  Map.entry("tone.aac", "audio/aac"),
                  Map.entry("tone.ac3", "audio/ac3"),
                  Map.entry("tone.aiff", "audio/x-aiff"),
                  Map.entry("tone.amr", "audio/amr"),
                  Map.entry("tone.ape", "audio/x-ape"),
                  Map.entry("tone.au", "audio/basic"),
                  Map.entry("tone.awb", "audio/amr-wb"),
                  Map.entry("tone.caf", "audio/x-caf"),
                  Map.entry("tone.eac3", "audio/eac3"),
                  Map.entry("tone.flac", "audio/flac"),
                  Map.entry("tone.m4a", "audio/mp4"),
                  Map.entry("tone.mka", "audio/x-matroska"),
                  Map.entry("tone.mov", "audio/mp4"),
                  Map.entry("tone.mp2", "audio/mpeg"),
                  Map.entry("tone.mp3", "audio/mpeg"),
                  Map.entry("tone.mp4", "audio/mp4"),
                  Map.entry("tone.oga", "audio/ogg"),
                  Map.entry("tone.opus", "audio/ogg"),
                  Map.entry("tone.spx", "audio/ogg"),
                  Map.entry("tone.ts", "video/mp2t"),
                  Map.entry("tone.tta", "audio/x-tta"),
                  Map.entry("tone.w64", "audio/x-w64"),
                  Map.entry("tone.wav", "audio/wav"),
                  Map.entry("tone.webm", "audio/webm"),
                  Map.entry("tone.wma", "audio/x-ms-wma"),
                  Map.entry("tone.wv", "audio/x-wavpack"))));

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
