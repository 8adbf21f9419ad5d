package dev.vivace.stream.encoding;

import dev.vivace.audio.CorruptMediaException;
import dev.vivace.audio.DecodeException;
import dev.vivace.audio.MediaLimitException;
import dev.vivace.audio.UnsupportedMediaException;
import dev.vivace.lambda.http.Problem;
import java.util.Collection;

/** Problems of audio that is to be encoded. */
public final class StreamProblems {
  private StreamProblems() {}

  public static Problem of(DecodeException failure) {
    return switch (failure) {
      case UnsupportedMediaException unsupported ->
          new Problem("unsupported-media", 415, "No audio to decode", sentence(unsupported));
      case CorruptMediaException corrupt ->
          new Problem("corrupt-media", 422, "Damaged audio", sentence(corrupt));
      case MediaLimitException limit ->
          new Problem("media-limit", 422, "Media beyond limits", sentence(limit));
    };
  }

  public static Problem emptyBody() {
    return new Problem(
        "empty-body", 400, "Empty body", "Send the PCM samples or the audio file as the body.");
  }

  public static Problem beyondEnd(String seconds) {
    return new Problem(
        "beyond-end",
        416,
        "Nothing behind the end",
        "The live stream has ended, and has no sound behind " + seconds + " seconds.");
  }

  public static Problem noAudioType(String mediaType) {
    return new Problem(
        "unsupported-media-type",
        415,
        "Not a media type of audio",
        "The body is "
            + mediaType
            + ". Send raw PCM as application/octet-stream, or a file as audio/wav or another"
            + " audio type.");
  }

  public static Problem unknownSource(Collection<String> names) {
    return new Problem(
        "unknown-source",
        404,
        "Unknown source",
        "There is no source of this name. There are: " + String.join(", ", names) + ".");
  }

  public static Problem startBehindEnd() {
    return Problem.invalidParameter("start", "is behind the end of the audio.");
  }

  public static Problem rangeNotSatisfiable(long lengthBytes) {
    return new Problem(
        "range-not-satisfiable",
        416,
        "Range not satisfiable",
        "The range begins after the end: there are %d bytes.".formatted(lengthBytes));
  }

  public static Problem rangeRequired(long sizeBytes, long mostBytes) {
    return new Problem(
        "range-required",
        400,
        "Range required",
        "The item has %d bytes, and one response carries %d at most. "
                .formatted(sizeBytes, mostBytes)
            + "Ask for one range after another, the first with Range: bytes=0-, or for the item's"
            + " content, which redirects to the storage.");
  }

  public static Problem rangeTooFarAhead(long limitBytes) {
    return new Problem(
        "range-not-satisfiable",
        416,
        "Range not satisfiable",
        "The live stream is not so far: now a range may begin before byte %d."
            .formatted(limitBytes));
  }

  private static String sentence(DecodeException failure) {
    return "The audio can't be used: " + failure.getMessage() + ".";
  }
}
