package dev.vivace.live;

import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.ProblemException;
import dev.vivace.media.LiveFormat;
import dev.vivace.media.LiveFormat.SampleType;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/**
 * The JSON that announces a live stream. What is missing is 24 kHz, one channel, {@code f32le}, as
 * speech models give it, and no title. Unknown members are passed over.
 */
record NewLiveStream(LiveFormat format, String title) {
  private static final int MAX_BODY_BYTES = 64 * 1024;
  private static final int MAX_TITLE_CHARS = 200;

  private static final Numbers SAMPLE_RATES =
      new Numbers(LiveFormat.MIN_SAMPLE_RATE, LiveFormat.MAX_SAMPLE_RATE, 24_000);
  private static final Numbers CHANNELS = new Numbers(1, LiveFormat.MAX_CHANNELS, 1);

  /** The whole numbers that a member may have, and the one that it has where it is missing. */
  private record Numbers(int smallest, int largest, int missing) {}

  /**
   * @param body nothing at all is an object without members
   * @throws ProblemException 400 if it is no such JSON or a member is wrong
   */
  static NewLiveStream read(byte[] body) {
    Map<String, Object> members = object(body);
    int sampleRate = number(members, "sampleRate", SAMPLE_RATES);
    int channels = number(members, "channels", CHANNELS);
    return new NewLiveStream(
        new LiveFormat(sampleRate, channels, sampleType(members)), title(members));
  }

  private static Map<String, Object> object(byte[] body) {
    if (body.length == 0) {
      return Map.of();
    }
    try {
      if (body.length <= MAX_BODY_BYTES) {
        return JSON.std.mapFrom(body);
      }
    } catch (JacksonException notJson) {
      // refused below
    }
    throw Problem.invalidRequest(
            "The body must be a small JSON object like {\"sampleRate\": 24000, \"channels\": 1,"
                + " \"sampleFormat\": \"f32le\", \"title\": \"News\"}.")
        .asException();
  }

  private static int number(Map<String, Object> members, String name, Numbers allowed) {
    if (members.getOrDefault(name, allowed.missing()) instanceof Integer number
        && number >= allowed.smallest()
        && number <= allowed.largest()) {
      return number;
    }
    throw wrong(
        name,
        "must be a whole number from " + allowed.smallest() + " to " + allowed.largest() + ".");
  }

  private static SampleType sampleType(Map<String, Object> members) {
    if (members.getOrDefault("sampleFormat", SampleType.F32LE.label()) instanceof String label) {
      return SampleType.labelled(label)
          .orElseThrow(() -> wrong("sampleFormat", "must be f32le or s16le."));
    }
    throw wrong("sampleFormat", "must be f32le or s16le.");
  }

  private static String title(Map<String, Object> members) {
    if (members.getOrDefault("title", "") instanceof String title
        && title.length() <= MAX_TITLE_CHARS) {
      return title;
    }
    throw wrong("title", "must be a string of at most " + MAX_TITLE_CHARS + " characters.");
  }

  private static ProblemException wrong(String name, String complaint) {
    return Problem.invalidParameter(name, complaint).asException();
  }
}
