package dev.vivace.signal.http;

import dev.vivace.lambda.http.Failures;
import dev.vivace.lambda.http.Problem;
import dev.vivace.realtime.filter.InvalidParameterException;
import dev.vivace.realtime.ice.IceServersUnavailableException;
import dev.vivace.realtime.sdp.InvalidSdpException;
import dev.vivace.realtime.session.RealtimeException;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Turns the refusals of {@link dev.vivace.realtime} into problems. */
@Singleton
public final class RealtimeFailures implements Failures {
  @Override
  public Optional<Problem> problemOf(Exception failure) {
    return switch (failure) {
      case RealtimeException refusal -> Optional.of(RealtimeProblems.of(refusal));
      case InvalidSdpException invalid -> Optional.of(RealtimeProblems.of(invalid));
      case InvalidParameterException invalid ->
          Optional.of(Problem.invalidParameter(invalid.parameter(), invalid.complaint()));
      case IceServersUnavailableException _ ->
          Optional.of(RealtimeProblems.iceServersUnavailable());
      default -> Optional.empty();
    };
  }
}
