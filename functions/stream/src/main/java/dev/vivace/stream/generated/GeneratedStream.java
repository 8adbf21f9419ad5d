package dev.vivace.stream.generated;

import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.FileName;
import dev.vivace.stream.encoding.EncodedBody;
import dev.vivace.stream.encoding.EncodingFile;
import dev.vivace.stream.encoding.EncodingQuery;
import dev.vivace.stream.encoding.StreamProblems;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Streams what the sources generate. */
@Singleton
public final class GeneratedStream {
  private final Map<String, AudioSource> sources;

  /**
   * @throws IllegalStateException if two have the same name
   */
  GeneratedStream(Collection<AudioSource> sources) {
    this.sources =
        sources.stream()
            .collect(
                Collectors.toMap(
                    AudioSource::name,
                    Function.identity(),
                    (one, other) -> {
                      throw new IllegalStateException("two sources are named " + one.name());
                    },
                    TreeMap::new));
  }

  /** The names of the parameters that sources read. */
  public Set<String> parameters() {
    return sources.values().stream()
        .flatMap(source -> source.parameters().stream())
        .collect(Collectors.toSet());
  }

  public HttpResponse get(HttpRequest request) {
    AudioSource source = sources.get(request.pathParameter("source"));
    if (source == null) {
      throw StreamProblems.unknownSource(sources.keySet()).asException();
    }
    EncodingSettings settings = EncodingQuery.settings(request.query());
    GeneratedAudio audio = source.audio(request.query());
    return new EncodingFile(FileName.of(source.name()), settings)
        .namedIfAsked(
            request.query(), EncodedBody.answer(settings, new GeneratedBody(audio, settings)));
  }
}
