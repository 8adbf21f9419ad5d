package dev.vivace.testkit.openapi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * A method on a path.
 *
 * @param method upper case
 * @param path the template, such as <code>/media/{mediaId}</code>
 * @param parameters of the path and its own
 * @param json all that the document tells of it
 */
public record Operation(String method, String path, List<Parameter> parameters, JsonNode json) {
  /** As a function switches on it, such as <code>GET /media/{mediaId}</code>. */
  public String route() {
    return method + " " + path;
  }

  public List<Parameter> parameters(String in) {
    return parameters.stream().filter(parameter -> parameter.in().equals(in)).toList();
  }

  public Optional<Parameter> parameter(String in, String name) {
    return parameters(in).stream()
        .filter(parameter ->
            in.equals("header")
                ? parameter.name().equalsIgnoreCase(name)
                : parameter.name().equals(name))
        .findFirst();
  }

  /** The scopes of which a token needs one; none where no token is asked for. */
  public Set<String> scopes() {
    Set<String> scopes = new TreeSet<>();
    for (JsonNode alternative : json.path("security")) {
      alternative.forEach(words -> words.forEach(word -> scopes.add(word.asString())));
    }
    return scopes;
  }

  /** The bodies of requests by media type; empty where there are none. */
  public JsonNode bodies() {
    return json.at("/requestBody/content");
  }

  @Override
  public String toString() {
    return route();
  }
}
