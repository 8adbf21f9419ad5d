package dev.vivace.realtime.wiring;

import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.StateObjects;
import dev.vivace.media.wiring.AwsCalls;
import dev.vivace.media.wiring.AwsConfiguration;
import dev.vivace.media.wiring.SecretValues;
import dev.vivace.media.wiring.StoredValue;
import dev.vivace.media.wiring.Variables;
import dev.vivace.realtime.ice.IceServers;
import dev.vivace.realtime.ice.IceServersUnavailableException;
import dev.vivace.realtime.ice.SharedSecretTurn;
import dev.vivace.realtime.ice.TurnServers;
import dev.vivace.realtime.session.Peers;
import dev.vivace.realtime.session.Sessions;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;
import software.amazon.awssdk.http.SdkHttpClient;

/** Beans of signal and peer; each is made when a function first asks for it. */
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

  @Singleton
  Peers peers(RealtimeConfiguration configuration, AwsConfiguration aws, SdkHttpClient http) {
    AwsCalls calls = new AwsCalls(aws, http);
    URI endpoint = aws.lambdaEndpoint().orElseGet(() -> calls.regional("lambda"));
    String function =
        configuration
            .peerFunction()
            .orElseThrow(() -> new IllegalArgumentException("PEER_FUNCTION must be set"));
    return new InvokedPeers(calls, endpoint, function);
  }

  @Singleton
  IceServers iceServers(
      RealtimeConfiguration configuration, AwsConfiguration aws, SdkHttpClient http, Clock clock) {
    return new IceServers(
        configuration.stunUrls(), turn(configuration, aws, http, clock), configuration.relayOnly());
  }

  private static TurnServers turn(
      RealtimeConfiguration configuration, AwsConfiguration aws, SdkHttpClient http, Clock clock) {
    if (configuration.turnChannelArn().isPresent()) {
      AwsCalls calls = new AwsCalls(aws, http);
      URI service = aws.kinesisVideoEndpoint().orElseGet(() -> calls.regional("kinesisvideo"));
      return new KinesisTurn(calls, service, configuration.turnChannelArn().get(), clock);
    }
    return configuration
        .turnSecretArn()
        .<TurnServers>map(arn ->
            new SharedSecretTurn(
                configuration.turnUrls(),
                turnSecret(new SecretValues(aws, http), arn, clock),
                clock))
        .orElseGet(TurnServers::none);
  }

  private static Supplier<String> turnSecret(SecretValues secrets, String arn, Clock clock) {
    StoredValue<String> stored = new StoredValue<>(secrets, arn, clock, String::strip);
    return () -> {
      try {
        return stored.value();
      } catch (IOException failure) {
        throw new IceServersUnavailableException("The secret of TURN can't be fetched", failure);
      }
    };
  }
}
