package dev.vivace.testkit;

import java.util.Optional;

/**
 * A request that a server has answered.
 *
 * @param head the request line and the header fields, as they were sent
 * @param status of the answer
 */
public record Exchange(String head, int status) {

  public String method() {
    return head.substring(0, head.indexOf(' '));
  }

  /** Path and query, encoded as they were sent. */
  public String target() {
    return head.split(" ", 3)[1];
  }

  /** The first value of a field. */
  public Optional<String> header(String name) {
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }
}
