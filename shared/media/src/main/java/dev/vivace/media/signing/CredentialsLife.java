package dev.vivace.media.signing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time for which a presigned URL may claim to be valid. S3 takes none once the credentials that
 * signed it have ended (Amazon S3 User Guide, "Sharing objects with presigned URLs"), whatever the
 * URL says.
 *
 * @param clock what tells how long they have left
 * @param endsAt when they end at the latest; empty for those that do not
 */
public record CredentialsLife(Clock clock, Optional<Instant> endsAt) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Of credentials that do not end. */
  public static CredentialsLife unlimited(Clock clock) {
    return new CredentialsLife(clock, Optional.empty());
  }

  /**
   * The rest of a duration, in whole seconds. One second where nothing is left: S3, too, refuses
   * the credentials then.
   *
   * @throws IllegalArgumentException if it is not from one second to seven days, as Signature
   *     Version 4 has it
   */
  public Duration bounded(Duration validFor) {
    Duration wanted = PresignedUrl.checked(validFor);
    return endsAt.map(this::left).filter(left -> left.compareTo(wanted) < 0).orElse(wanted);
  }

  /** A second less than there is, since the signature is made a moment later. */
  private Duration left(Instant end) {
    long seconds = Duration.between(clock.instant(), end).toSeconds() - 1;
    return seconds < 1 ? SHORTEST : Duration.ofSeconds(seconds);
  }
}
