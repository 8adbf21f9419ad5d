package dev.vivace.lambda.token;

import dev.vivace.lambda.http.HttpRequest;
import java.util.Optional;

/** Links that last for as long as their owner says. Each reads one thing and nothing else. */
public interface LastingLinks {
  /**
   * The token by which a request asks for what links lead to. Empty where there is none, and on
   * routes that no link opens, whatever is sent there. Nothing is looked up.
   */
  Optional<LinkToken> tokenOf(HttpRequest request);

  /**
   * Whether the link is there, has not ended, and leads to what is asked for.
   *
   * @param token that of the request
   */
  boolean opens(HttpRequest request, LinkToken token);
}
