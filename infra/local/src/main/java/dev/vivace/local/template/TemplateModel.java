package dev.vivace.local.template;

import dev.vivace.local.template.Value.Mapping;
import dev.vivace.local.template.Value.Scalar;
import dev.vivace.s3.Bucket;
import dev.vivace.s3.cors.CorsRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Picks functions, routes, the API and the buckets out of a template that has been read. */
final class TemplateModel {
  private static final int DEFAULT_MEMORY_MB = 128;
  private static final int DEFAULT_TIMEOUT_SECONDS = 3;
  private static final int DEFAULT_INTEGRATION_TIMEOUT_MS = 29_000;

  private final Mapping root;
  private final Mapping resources;
  private final References references;
  private final IntrinsicResolver resolver;

  TemplateModel(Mapping root, TemplateContext context) {
    this.root = root;
    this.resources = section(root, "Resources");
    this.references = new References(section(root, "Parameters"), resources, context);
    this.resolver = new IntrinsicResolver(section(root, "Conditions"), references);
  }

  Template build() {
    ArrayList<FunctionResource> functions = new ArrayList<>();
    ArrayList<Route> routes = new ArrayList<>();
    for (String id : resourcesOf("AWS::Serverless::Function")) {
      Properties properties = properties(id, "Function");
      functions.add(function(id, properties));
      routes.addAll(routes(id, properties.child("Events")));
    }
    List<Bucket> buckets = resourcesOf("AWS::S3::Bucket").stream().map(this::bucket).toList();
    return new Template(functions, api(routes), buckets);
  }

  private Bucket bucket(String id) {
    Properties cors = properties(id, "Bucket").child("CorsConfiguration");
    return new Bucket(
        references.bucketName(id),
        cors.children("CorsRules").stream().map(TemplateModel::corsRule).toList());
  }

  private static CorsRule corsRule(Properties rule) {
    return new CorsRule(
        rule.texts("AllowedOrigins"),
        rule.texts("AllowedMethods"),
        rule.texts("AllowedHeaders"),
        rule.texts("ExposedHeaders"),
        rule.optionalText("MaxAge").isPresent() ? rule.positive("MaxAge", 0) : null);
  }

  private FunctionResource function(String id, Properties properties) {
    Map<String, String> environment = new LinkedHashMap<>();
    Properties variables = properties.child("Environment").child("Variables");
    for (String name : variables.entries().keySet()) {
      variables.optionalText(name).ifPresent(value -> environment.put(name, value));
    }
    return new FunctionResource(
        id,
        properties.optionalText("Handler").orElse("bootstrap"),
        properties.positive("MemorySize", DEFAULT_MEMORY_MB),
        Duration.ofSeconds(properties.positive("Timeout", DEFAULT_TIMEOUT_SECONDS)),
        properties.child("LoggingConfig").optionalText("ApplicationLogLevel").orElse("INFO"),
        properties.texts("Layers"),
        environment);
  }

  private List<Route> routes(String functionId, Properties events) {
    ArrayList<Route> routes = new ArrayList<>();
    for (String name : events.entries().keySet()) {
      Properties event = events.child(name);
      if (!event.text("Type").equals("Api")) {
        throw new TemplateException(
            event.location(),
            "the local stack knows events of type Api only, not " + event.text("Type"));
      }
      routes.add(route(functionId, event.child("Properties")));
    }
    return routes;
  }

  private static Route route(String functionId, Properties properties) {
    String path = properties.text("Path");
    if (!path.startsWith("/")) {
      throw new TemplateException(properties.location(), "a path begins with a slash: " + path);
    }
    return new Route(
        properties.text("Method").toUpperCase(Locale.ROOT),
        path,
        functionId,
        ResponseTransfer.ofSamValue(
            properties.optionalText("ResponseTransferMode").orElse("BUFFERED")),
        Duration.ofMillis(properties.positive("TimeoutInMillis", DEFAULT_INTEGRATION_TIMEOUT_MS)));
  }

  private RestApi api(List<Route> routes) {
    List<String> apis = resourcesOf("AWS::Serverless::Api");
    if (apis.size() != 1) {
      throw new TemplateException(
          resources.location(), "one AWS::Serverless::Api is expected, there are " + apis.size());
    }
    Properties properties = properties(apis.getFirst(), "Api");
    return new RestApi(
        properties.text("StageName"),
        properties.texts("BinaryMediaTypes").stream().map(type -> type.replace("~1", "/")).toList(),
        gatewayResponses(properties.child("GatewayResponses")),
        properties.children("MethodSettings").stream().flatMap(TemplateModel::throttle).toList(),
        routes);
  }

  private static GatewayResponses gatewayResponses(Properties declared) {
    Map<String, GatewayResponses.GatewayResponse> byType = new LinkedHashMap<>();
    for (String type : declared.entries().keySet()) {
      Properties response = declared.child(type);
      Optional<Integer> status = response.optionalText("StatusCode").map(Integer::valueOf);
      byType.put(
          type,
          new GatewayResponses.GatewayResponse(
              status,
              responseHeaders(response),
              bodyTemplate(response.child("ResponseTemplates"))));
    }
    return new GatewayResponses(byType);
  }

  /** The one that is declared: which of several a client gets is not imitated. */
  private static Optional<GatewayResponses.BodyTemplate> bodyTemplate(Properties declared) {
    return declared.entries().keySet().stream()
        .map(type -> new GatewayResponses.BodyTemplate(type, declared.text(type)))
        .findFirst();
  }

  /** In a path of a method setting {@code ~1} stands for a slash, but for the first one. */
  private static Stream<MethodThrottle> throttle(Properties setting) {
    int rate = setting.positive("ThrottlingRateLimit", 0);
    int burst = setting.positive("ThrottlingBurstLimit", 0);
    if (rate == 0 || burst == 0) {
      return Stream.empty();
    }
    String path = setting.text("ResourcePath").replace("~1", "/").replaceFirst("^/+", "/");
    return Stream.of(
        new MethodThrottle(path, setting.text("HttpMethod").toUpperCase(Locale.ROOT), rate, burst));
  }

  /**
   * Static values are quoted twice in a template, {@code "'*'"}: the inner quotes are API
   * Gateway's.
   */
  private static Map<String, String> responseHeaders(Properties response) {
    Map<String, String> headers = new LinkedHashMap<>();
    Properties declared = response.child("ResponseParameters").child("Headers");
    for (String name : declared.entries().keySet()) {
      String value = declared.text(name);
      if (value.length() < 2 || !value.startsWith("'") || !value.endsWith("'")) {
        throw new TemplateException(
            declared.location(), "a gateway response header is a quoted value: " + value);
      }
      headers.put(name, value.substring(1, value.length() - 1));
    }
    return headers;
  }

  private List<String> resourcesOf(String type) {
    return resources.entries().entrySet().stream()
        .filter(entry ->
            entry.getValue() instanceof Mapping resource
                && resource.get("Type").orElse(null) instanceof Scalar scalar
                && scalar.text().equals(type))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Properties properties(String resourceId, String globalSection) {
    Value.Mapping global = section(section(root, "Globals"), globalSection);
    Value.Mapping own = section(section(resources, resourceId), "Properties");
    if (Globals.merge(global, own) instanceof Mapping merged) {
      return new Properties(merged, resolver);
    }
    throw new TemplateException(own.location(), "Properties is not a map");
  }

  private static Mapping section(Mapping parent, String key) {
    Optional<Value> value = parent.get(key);
    if (value.isEmpty()) {
      return new Mapping(Map.of(), parent.location());
    }
    if (value.get() instanceof Mapping section) {
      return section;
    }
    throw new TemplateException(value.get().location(), key + " is not a map");
  }
}
