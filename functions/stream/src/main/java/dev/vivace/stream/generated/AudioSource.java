package dev.vivace.stream.generated;

import dev.vivace.lambda.http.QueryParameters;
import java.util.Set;

/**
 * A generator of audio, such as a speech engine or a synthesiser, streamed by {@code GET
 * /stream/{name}}. Every bean of this type is found: a class with {@code @Singleton} will do. One
 * instance serves all requests, several at once.
 */
public interface AudioSource {
  /** Its name in the path: lower-case letters, digits and hyphens. No two have the same. */
  String name();

  /**
   * The names of the parameters that it reads. A request for any source may have those of all; any
   * other is refused.
   */
  Set<String> parameters();

  /**
   * Reads the parameters of one request, before anything is generated. {@code format}, {@code
   * bitrate} and {@code outputSampleRate} are the encoding's.
   *
   * @throws dev.vivace.lambda.http.ProblemException if one of them is missing or out of bounds;
   *     most of {@link QueryParameters} throw it
   */
  GeneratedAudio audio(QueryParameters parameters);
}
