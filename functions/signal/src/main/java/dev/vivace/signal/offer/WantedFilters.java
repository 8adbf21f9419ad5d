package dev.vivace.signal.offer;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.Problem;
import dev.vivace.realtime.filter.FilterDescription;
import dev.vivace.realtime.filter.FilterDescription.Kind;
import dev.vivace.realtime.filter.Filters;
import dev.vivace.realtime.filter.ParameterSchema;
import dev.vivace.realtime.session.Filtering;
import dev.vivace.signal.http.RealtimeProblems;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds filters by the names that requests have. */
@Singleton
public final class WantedFilters {
  /** The filter of frames where a path names a filter of sound. */
  private static final String NO_FILTER = "pass";

  private final Filters filters;
  private final Models models;

  WantedFilters(Filters filters, Models models) {
    this.filters = filters;
    this.models = models;
  }

  /**
   * The filters that a request asks for: in its path one of video, or one of sound, beside which
   * video passes.
   *
   * @throws dev.vivace.lambda.http.ProblemException 404 if there is none of that name, 400 if one
   *     of sound is asked for that is none, or is one more; as {@link Models} if its model is none
   */
  Filtering wanted(HttpRequest request, OfferRequest wish) {
    String name = request.pathParameter("filter");
    Optional<String> audio = wish.audio();
    FilterDescription first =
        filters.find(name).orElseThrow(() -> RealtimeProblems.unknownFilter().asException());
    if (audio.isPresent() && (first.kind() == Kind.AUDIO || !isAudio(audio.get()))) {
      throw Problem.invalidParameter(
              "audio", "must be a filter of sound, beside a filter of video in the path.")
          .asException();
    }
    Optional<String> model = wish.model().map(id -> models.require(request, id));
    return switch (first.kind()) {
      case VIDEO -> new Filtering(name, audio, model);
      case AUDIO -> new Filtering(NO_FILTER, Optional.of(name), model);
    };
  }

  private boolean isAudio(String name) {
    return filters.find(name).filter(filter -> filter.kind() == Kind.AUDIO).isPresent();
  }

  /** The parameters of the filters of a session, those of its video first. */
  public ParameterSchema schema(Filtering filtering) {
    ParameterSchema video = schema(filtering.video());
    return filtering.audio().map(name -> video.with(schema(name))).orElse(video);
  }

  /** All parameters of the filters, those that nobody has set with their defaults. */
  public Map<String, Object> inEffect(Filtering filtering, Map<String, Object> set) {
    Map<String, Object> values = new LinkedHashMap<>(schema(filtering).defaults());
    values.putAll(set);
    return values;
  }

  /** A filter that was there when the session began, and is not any more, has no parameters. */
  private ParameterSchema schema(String name) {
    return filters.find(name).map(FilterDescription::parameters).orElse(ParameterSchema.EMPTY);
  }
}
