package dev.vivace.realtime.wiring;

import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.StateObjects;
import dev.vivace.media.wiring.Variables;
import dev.vivace.realtime.session.Sessions;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** What signal and peer work with; each is made when a function first asks for it. */
@Factory
final class RealtimeBeans {
  @Singleton
  RealtimeConfiguration configuration(Variables variables) {
    return RealtimeConfiguration.from(variables);
  }

  @Singleton
  Sessions sessions(Bucket bucket) {
    return new Sessions(new StateObjects(bucket));
  }
}
