package dev.vivace.local.token;

import dev.vivace.lambda.access.AccessToken;
import dev.vivace.lambda.access.TokenSecret;
import dev.vivace.lambda.access.TokenSigner;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Prints a token that is signed with {@code VIVACE_SECRET}, and nothing else. */
public final class Main {
  private static final String USAGE =
      """
      usage: VIVACE_SECRET=... java -cp ... dev.vivace.local.token.Main SCOPES TTL SUB [PATH]

        SCOPES   what it allows, separated by spaces: media:read media:write stream:read live:write
                 realtime
        TTL      how long it is good for, in seconds
        SUB      whom it is for
        PATH     the one path that it serves, such as /realtime/edges, or with a slash at its end
                 that one and all below it; all where it is not given
      """;

  private static final String MISSING =
      "VIVACE_SECRET is missing: it is what tokens are signed with. Set it by"
          + " export VIVACE_SECRET=$(openssl rand -hex 32), here and where 'make run' is started."
          + " Without it the local stack is open, and asks for no token.";

  private static final Set<String> SCOPES =
      Set.of("media:read", "media:write", "stream:read", "live:write", "realtime");

  private Main() {}

  /** Exit code 2 if the arguments are wrong or there is no secret. */
  public static void main(String[] arguments) {
    int status =
        run(List.of(arguments), System.getenv(), Clock.systemUTC(), System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(
      List<String> arguments,
      Map<String, String> environment,
      Clock clock,
      PrintStream out,
      PrintStream err) {
    if (arguments.size() != 3 && arguments.size() != 4) {
      err.print(USAGE);
      return 2;
    }
    try {
      AccessToken token =
          new AccessToken(
              arguments.get(2), scopes(arguments.get(0)), arguments.stream().skip(3).findFirst());
      requirePath(token);
      out.println(new TokenSigner(secret(environment), clock).sign(token, ttl(arguments.get(1))));
      return 0;
    } catch (IllegalArgumentException wrong) {
      err.println("token: " + wrong.getMessage());
      return 2;
    }
  }

  private static void requirePath(AccessToken token) {
    if (token.path().filter(path -> !path.startsWith("/")).isPresent()) {
      throw new IllegalArgumentException("PATH begins with a slash, as /realtime/edges does");
    }
  }

  private static TokenSecret secret(Map<String, String> environment) {
    String secret = environment.getOrDefault("VIVACE_SECRET", "");
    if (secret.isEmpty()) {
      throw new IllegalArgumentException(MISSING);
    }
    try {
      return TokenSecret.of(secret);
    } catch (IllegalArgumentException tooShort) {
      throw new IllegalArgumentException("VIVACE_SECRET " + tooShort.getMessage(), tooShort);
    }
  }

  private static Set<String> scopes(String text) {
    Set<String> scopes = Set.copyOf(List.of(text.strip().split("\\s+")));
    if (!SCOPES.containsAll(scopes)) {
      throw new IllegalArgumentException("SCOPES are some of " + String.join(" ", SCOPES));
    }
    return scopes;
  }

  private static Duration ttl(String seconds) {
    if (!seconds.matches("[1-9]\\d{0,8}")) {
      throw new IllegalArgumentException("TTL is a number of seconds, not " + seconds);
    }
    return Duration.ofSeconds(Long.parseLong(seconds));
  }
}
