package dev.vivace.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vivace.local.template.TemplateContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes a request as an event of payload format 1.0. */
final class ProxyEvent {
  private static final JsonMapper JSON = new JsonMapper();
  private static final DateTimeFormatter REQUEST_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final TemplateContext account;
  private final String stage;
  private final BinaryMediaTypes binaryTypes;

  ProxyEvent(TemplateContext account, String stage, BinaryMediaTypes binaryTypes) {
    this.account = account;
    this.stage = stage;
    this.binaryTypes = binaryTypes;
  }

  /** What the event says besides what the client sent. */
  record Envelope(RouteTable.Match match, String requestId, String traceId, Instant time) {}

  /**
   * The event in UTF-8. {@code path} stays percent-encoded, path parameters and query are decoded.
   */
  byte[] write(Request request, byte[] body, Envelope envelope) {
    var headers = headers(request, envelope);
    var query = query(request);
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("resource", envelope.match().route().resource());
    event.put("path", request.getHttpURI().getPath());
    event.put("httpMethod", request.getMethod());
    event.put("headers", lastOfEach(headers));
    event.put("multiValueHeaders", headers);
    event.put("queryStringParameters", query.isEmpty() ? null : lastOfEach(query));
    event.put("multiValueQueryStringParameters", query.isEmpty() ? null : query);
    var pathParameters = envelope.match().pathParameters();
    event.put("pathParameters", pathParameters.isEmpty() ? null : pathParameters);
    event.put("stageVariables", null);
    event.put("requestContext", context(request, envelope));
    var contentType = request.getHeaders().get("Content-Type");
    boolean binary = binaryTypes.contains(contentType == null ? "" : contentType);
    event.put("body", body.length == 0 ? null : text(body, binary));
    event.put("isBase64Encoded", binary);
    return JSON.writeValueAsBytes(event);
  }

  private static String text(byte[] body, boolean binary) {
    return binary ? Base64.getEncoder().encodeToString(body) : new String(body, UTF_8);
  }

  private static Map<String, List<String>> headers(Request request, Envelope envelope) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (HttpField field : request.getHeaders()) {
      headers
          .computeIfAbsent(spelling(headers, field.getName()), name -> new ArrayList<>())
          .add(value(field));
    }
    headers.put("X-Amzn-Trace-Id", List.of(envelope.traceId()));
    headers.putIfAbsent("X-Forwarded-For", List.of(Request.getRemoteAddr(request)));
    headers.putIfAbsent("X-Forwarded-Proto", List.of("http"));
    headers.putIfAbsent(
        "X-Forwarded-Port", List.of(Integer.toString(Request.getLocalPort(request))));
    return headers;
  }

  private static String value(HttpField field) {
    return field.getValue() == null ? "" : field.getValue();
  }

  /**
   * A header that comes twice in different spellings is one header; the first spelling names it.
   */
  private static String spelling(Map<String, List<String>> headers, String name) {
    return headers.keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
  }

  private static Map<String, List<String>> query(Request request) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    var raw = request.getHttpURI().getQuery();
    if (raw == null) {
      return query;
    }
    for (var pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        var parts = pair.split("=", 2);
        var name = PercentEncoding.decodeQuery(parts[0]);
        var value = parts.length == 2 ? PercentEncoding.decodeQuery(parts[1]) : "";
        query.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
      }
    }
    return query;
  }

  private static Map<String, String> lastOfEach(Map<String, List<String>> values) {
    Map<String, String> last = new LinkedHashMap<>();
    values.forEach((name, list) -> last.put(name, list.getLast()));
    return last;
  }

  private Map<String, @Nullable Object> context(Request request, Envelope envelope) {
    Map<String, @Nullable Object> identity = new LinkedHashMap<>();
    identity.put("sourceIp", Request.getRemoteAddr(request));
    identity.put("userAgent", request.getHeaders().get("User-Agent"));
    Map<String, @Nullable Object> context = new LinkedHashMap<>();
    context.put("accountId", account.accountId());
    context.put("apiId", "local");
    context.put("domainName", Request.getServerName(request));
    context.put("extendedRequestId", envelope.requestId());
    context.put("httpMethod", request.getMethod());
    context.put("identity", identity);
    context.put("path", request.getHttpURI().getPath());
    context.put("protocol", request.getConnectionMetaData().getProtocol());
    context.put("requestId", envelope.requestId());
    context.put("requestTime", REQUEST_TIME.format(envelope.time()));
    context.put("requestTimeEpoch", envelope.time().toEpochMilli());
    context.put("resourcePath", envelope.match().route().resource());
    context.put("stage", stage);
    return context;
  }
}
