package dev.vivace.e2e.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.recorded.RecordedEvents;
import dev.vivace.e2e.recorded.RecordedFunction;
import dev.vivace.e2e.template.TemplateDocument;
import dev.vivace.local.template.ResponseTransfer;
import dev.vivace.local.template.Route;
import dev.vivace.local.template.Template;
import dev.vivace.local.template.TemplateContext;
import dev.vivace.testkit.gateway.RealEvents;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The routes of {@code template.yaml}, against events and functions. */
class RoutesTest {
  private static final String ID = "01KAH3Z5T8V0QJ4M9W2N7XBCDE";

  private final Template template =
      Template.load(
          TemplateDocument.MAIN, new TemplateContext("eu-west-1", "000000000000", Map.of()));

  RoutesTest() throws IOException {}

  @Test
  void everyRouteHasAnEventForItsOwnFunction() {
    for (String function : RecordedFunction.ALL.keySet()) {
      assertThat(routes(function)).isNotEmpty().isSubsetOf(routesOfEvents(function));
    }
  }

  /** But for routes that API Gateway sends to nobody: those events are named {@code any-}. */
  @Test
  void everyEventHasARouteToItsFunction() {
    for (String function : RecordedFunction.ALL.keySet()) {
      assertThat(routesOfEvents(function)).isSubsetOf(routes(function));
    }
  }

  @Test
  void exactlyTheRoutesOfTheStreamFunctionStream() {
    assertThat(template.api().routes())
        .allSatisfy(route ->
            assertThat(route.transfer())
                .isEqualTo(
                    route.functionName().equals("StreamFunction")
                        ? ResponseTransfer.STREAMED
                        : ResponseTransfer.BUFFERED));
  }

  @Test
  void theDistributionTakesNoRouteForAnObject() {
    List<Pattern> objects = patterns("bucket");

    assertThat(objects).isNotEmpty();
    assertThat(template.api().routes())
        .extracting(route -> route.resource().replaceAll("[{][^}]+}", ID))
        .allSatisfy(
            path -> assertThat(objects).noneMatch(pattern -> pattern.matcher(path).matches()));
  }

  @Test
  void theDistributionTakesEveryObjectOfAnItemForAnObject() {
    assertThat(Stream.of("/media/" + ID + "/original", "/media/" + ID + "/renditions/mp3-128k"))
        .allSatisfy(path ->
            assertThat(patterns("bucket")).anyMatch(pattern -> pattern.matcher(path).matches()));
  }

  @Test
  void theDistributionCachesExactlyTheRoutesOfHls() {
    assertThat(template.api().routes())
        .allSatisfy(route ->
            assertThat(
                    patterns("hls").stream()
                        .anyMatch(pattern ->
                            pattern
                                .matcher(route.resource().replaceAll("[{][^}]+}", ID))
                                .matches()))
                .as(route.resource())
                .isEqualTo(route.resource().contains("/{key}/")));
  }

  /** CloudFront's star stands for any characters, slashes included. */
  private static List<Pattern> patterns(String origin) {
    JsonNode config =
        TemplateDocument.read(TemplateDocument.CDN)
            .resource("Distribution")
            .at("/Properties/DistributionConfig");
    return config
        .required("CacheBehaviors")
        .valueStream()
        .filter(behavior -> behavior.required("TargetOriginId").asString().equals(origin))
        .map(behavior -> behavior.required("PathPattern").asString())
        .map(pattern -> Pattern.compile(pattern.replace("*", ".*")))
        .toList();
  }

  private Set<String> routes(String function) {
    return template.api().routes().stream()
        .filter(route -> route.functionName().equals(function))
        .map(RoutesTest::name)
        .collect(Collectors.toSet());
  }

  private static String name(Route route) {
    return route.method() + " " + route.resource();
  }

  static Set<String> routesOfEvents(String function) {
    return RealEvents.names(RecordedFunction.eventPrefix(function)).stream()
        .map(RealEvents::json)
        .map(RecordedEvents::route)
        .collect(Collectors.toSet());
  }
}
