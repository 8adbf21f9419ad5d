package dev.vivace.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vivace.local.template.TemplateContext;
import java.nio.ByteBuffer;
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

  /** The part of the event that the client did not send. */
  record Envelope(RouteTable.Match match, String requestId, String traceId, Instant time) {}

  /**
   * An event that lacks its body. {@code path} stays percent-encoded, path parameters and query are
   * decoded.
   *
   * @throws IllegalArgumentException the percent-encoding of the query is broken
   */
  Draft draft(Request request, Envelope envelope) {
    Map<String, List<String>> headers = headers(request, envelope);
    Map<String, List<String>> query = query(request);
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("resource", envelope.match().route().resource());
    event.put("path", request.getHttpURI().getPath());
    event.put("httpMethod", request.getMethod());
    event.put("headers", lastOfEach(headers));
    event.put("multiValueHeaders", headers);
    event.put("queryStringParameters", query.isEmpty() ? null : lastOfEach(query));
    event.put("multiValueQueryStringParameters", query.isEmpty() ? null : query);
    Map<String, String> pathParameters = envelope.match().pathParameters();
    event.put("pathParameters", pathParameters.isEmpty() ? null : pathParameters);
    event.put("stageVariables", null);
    event.put("requestContext", context(request, envelope));
    String contentType = request.getHeaders().get("Content-Type");
    boolean binary = binaryTypes.contains(contentType == null ? "" : contentType);
    event.put("isBase64Encoded", binary);
    return new Draft(JSON.writeValueAsBytes(event), binary);
  }

  /** An event that lacks its body. */
  static final class Draft {
    /** A multiple of three, so that pieces of base64 make one. */
    private static final int PIECE_BYTES = 48 << 10;

    private static final byte[] BODY = ",\"body\":".getBytes(UTF_8);

    private final byte[] rest;
    private final boolean binary;

    private Draft(byte[] rest, boolean binary) {
      this.rest = rest;
      this.binary = binary;
    }

    /** The longest body that may fit into an event of so many bytes. */
    int longestBody(int eventBytes) {
      return binary ? eventBytes / 4 * 3 : eventBytes;
    }

    /** The whole event in UTF-8. */
    byte[] with(byte[] body) {
      if (body.length == 0) {
        return joined("null".getBytes(UTF_8));
      }
      return binary ? withBase64(body) : joined(JSON.writeValueAsBytes(new String(body, UTF_8)));
    }

    private byte[] joined(byte[] body) {
      byte[] event = new byte[rest.length + BODY.length + body.length];
      end(begin(event).put(body));
      return event;
    }

    private byte[] withBase64(byte[] body) {
      int quoted = (body.length + 2) / 3 * 4 + 2;
      byte[] event = new byte[rest.length + BODY.length + quoted];
      ByteBuffer out = begin(event).put((byte) '"');
      for (int offset = 0; offset < body.length; offset += PIECE_BYTES) {
        int length = Math.min(PIECE_BYTES, body.length - offset);
        out.put(Base64.getEncoder().encode(ByteBuffer.wrap(body, offset, length)));
      }
      end(out.put((byte) '"'));
      return event;
    }

    private ByteBuffer begin(byte[] event) {
      return ByteBuffer.wrap(event).put(rest, 0, rest.length - 1).put(BODY);
    }

    private static void end(ByteBuffer event) {
      event.put((byte) '}');
    }
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
    String raw = request.getHttpURI().getQuery();
    if (raw == null) {
      return query;
    }
    for (String pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        String name = PercentEncoding.decodeQuery(parts[0]);
        String value = parts.length == 2 ? PercentEncoding.decodeQuery(parts[1]) : "";
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
