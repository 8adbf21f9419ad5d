package dev.vivace.audio.natives;

import static org.bytedeco.ffmpeg.global.avutil.av_dict_count;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/** An {@code AVDictionary} of options for one call that takes the known ones out. */
public final class FfmpegOptions implements NativeOwner {
  private final AVDictionary dictionary = new AVDictionary(null);

  public FfmpegOptions(Map<String, String> options) {
    Ffmpeg.load();
    options.forEach(
        (name, value) -> Ffmpeg.require(av_dict_set(dictionary, name, value, 0), "av_dict_set"));
  }

  public AVDictionary dictionary() {
    return dictionary;
  }

  /** Fails if an option was not known: without it the encoding would be another one. */
  public void requireAllTaken() {
    if (av_dict_count(dictionary) > 0) {
      throw new IllegalStateException("FFmpeg does not know one of the options");
    }
  }

  @Override
  public void close() {
    av_dict_free(dictionary);
  }
}
