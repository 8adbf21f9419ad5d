package dev.vivace.stream.encoding;

import dev.vivace.audio.DecodeException;
import dev.vivace.lambda.http.Failures;
import dev.vivace.lambda.http.Problem;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Turns audio that can't be decoded into a problem, wherever that is noticed. */
@Singleton
public final class AudioFailures implements Failures {
  @Override
  public Optional<Problem> problemOf(Exception failure) {
    return failure instanceof DecodeException undecodable
        ? Optional.of(StreamProblems.of(undecodable))
        : Optional.empty();
  }
}
