package dev.vivace.live;

import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.ProblemException;
import dev.vivace.media.http.JsonRequest;
import dev.vivace.media.http.Title;
import dev.vivace.media.live.LiveStream;
import dev.vivace.pcm.PcmFormat;
import dev.vivace.pcm.SampleFormat;
import java.util.Map;

/**
 * The JSON that announces a live stream. What is missing is 24 kHz, one channel, {@code f32le}, as
 * speech models give it, no title, and segments of three seconds.
 */
record NewLiveStream(PcmFormat format, String title, int segmentSeconds) {
  private static final String COMPLAINT =
      "The body must be a small JSON object like {\"sampleRate\": 24000, \"channels\": 1,"
          + " \"sampleFormat\": \"f32le\", \"title\": \"News\"}.";

  private static final Numbers SAMPLE_RATES =
      new Numbers(PcmFormat.MIN_SAMPLE_RATE, PcmFormat.MAX_SAMPLE_RATE, 24_000);
  private static final Numbers CHANNELS = new Numbers(1, PcmFormat.MAX_CHANNELS, 1);

  /** The whole numbers that a member may have, and the one that it has where it is missing. */
  private record Numbers(int smallest, int largest, int missing) {}

  /**
   * @param body nothing at all is an object without members
   * @throws ProblemException 400 if it is no such JSON or a member is wrong
   */
  static NewLiveStream read(byte[] body) {
    JsonRequest json =
        body.length == 0 ? new JsonRequest(Map.of()) : JsonRequest.read(body, COMPLAINT);
    int sampleRate = number(json, "sampleRate", SAMPLE_RATES);
    int channels = number(json, "channels", CHANNELS);
    return new NewLiveStream(
        new PcmFormat(sampleRate, channels, sampleType(json)),
        Title.of(json),
        segmentSeconds(json));
  }

  private static int segmentSeconds(JsonRequest json) {
    if (json.valueOr("segmentSeconds", LiveStream.DEFAULT_SEGMENT_SECONDS) instanceof Integer number
        && LiveStream.SEGMENT_SECONDS.contains(number)) {
      return number;
    }
    throw wrong("segmentSeconds", "must be 1, 2, 3 or 6.");
  }

  private static int number(JsonRequest json, String name, Numbers allowed) {
    if (json.valueOr(name, allowed.missing()) instanceof Integer number
        && number >= allowed.smallest()
        && number <= allowed.largest()) {
      return number;
    }
    throw wrong(
        name,
        "must be a whole number from " + allowed.smallest() + " to " + allowed.largest() + ".");
  }

  private static SampleFormat sampleType(JsonRequest json) {
    if (json.valueOr("sampleFormat", SampleFormat.F32LE.label()) instanceof String label) {
      return SampleFormat.labelled(label)
          .orElseThrow(() -> wrong("sampleFormat", "must be f32le or s16le."));
    }
    throw wrong("sampleFormat", "must be f32le or s16le.");
  }

  private static ProblemException wrong(String name, String complaint) {
    return Problem.invalidParameter(name, complaint).asException();
  }
}
