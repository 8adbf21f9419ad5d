package dev.vivace.media.wiring;

import dev.vivace.lambda.access.FurtherScope;
import dev.vivace.lambda.access.LinkTokens;
import dev.vivace.lambda.access.OidcIssuer;
import dev.vivace.lambda.access.SecretIssuer;
import dev.vivace.lambda.access.TokenIssuer;
import dev.vivace.lambda.access.TokenSecret;
import dev.vivace.lambda.access.TokenSigner;
import dev.vivace.lambda.access.TokenVerifier;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The beans by which tokens are verified and signed. Nothing of it is loaded where access is open.
 */
@Factory
final class AccessBeans {
  private final AccessConfiguration access;

  AccessBeans(AccessConfiguration access) {
    this.access = access;
  }

  /** Asked for only where tokens are signed with it. */
  @Singleton
  TokenSecret tokenSecret(AwsConfiguration aws, SdkHttpClient http, Clock clock) {
    String arn =
        access.secretArn().orElseThrow(() -> new IllegalStateException("there is no secret"));
    return new StoredSecret(new SecretValues(aws, http), arn, clock);
  }

  @Singleton
  TokenVerifier verifier(Provider<TokenSecret> secret, Clock clock) {
    List<TokenIssuer> issuers = new ArrayList<>(2);
    if (access.secretArn().isPresent()) {
      issuers.add(new SecretIssuer(secret.get()));
    }
    access.issuer().ifPresent(issuer -> issuers.add(new OidcIssuer(issuer, clock)));
    return new TokenVerifier(issuers, clock);
  }

  @Singleton
  FurtherScope furtherScope(Provider<TokenVerifier> verifier) {
    return new FurtherScope(
        access.mode() == AccessConfiguration.Mode.OPEN
            ? Optional.empty()
            : Optional.of(verifier.get()));
  }

  @Singleton
  LinkTokens linkTokens(Provider<TokenSecret> secret, Clock clock) {
    return switch (access.mode()) {
      case OPEN -> LinkTokens.unneeded();
      case CLOSED ->
          access
              .secretArn()
              .map(arn ->
                  LinkTokens.signedBy(new TokenSigner(secret.get(), clock), access.linkTtl()))
              .orElseGet(LinkTokens::none);
    };
  }
}
