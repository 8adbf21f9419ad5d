package dev.vivace.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A request that is signed by AWS Signature Version 4, rightly or in the way that a test has it. It
 * shares no code with the server.
 */
final class SignedRequest {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final URI endpoint;
  private final String method;
  private final String path;
  private final TreeMap<String, String> query = new TreeMap<>();
  private final TreeMap<String, String> signed = new TreeMap<>();
  private final TreeMap<String, String> unsigned = new TreeMap<>();
  private String more = "";
  private Instant time = Instant.now();
  private String keyId = Clients.ACCESS_KEY_ID;
  private String scope = "/eu-central-1/s3/aws4_request";
  private String scopeDate = "";
  private String body = "";

  SignedRequest(URI endpoint, String method, String path) {
    this.endpoint = endpoint;
    this.method = method;
    this.path = path;
    signed.put("host", endpoint.getAuthority());
  }

  /** Adds a query parameter that is signed, or replaces it. */
  SignedRequest query(String name, String value) {
    query.put(name, value);
    return this;
  }

  /** Adds a header that is signed, or replaces it. */
  SignedRequest header(String name, String value) {
    signed.put(name, value);
    return this;
  }

  /** Adds a header that is sent and not signed. */
  SignedRequest unsigned(String name, String value) {
    unsigned.put(name, value);
    return this;
  }

  /** Sends a header without signing it. */
  SignedRequest unsign(String name) {
    unsigned.put(name, signed.remove(name));
    return this;
  }

  /** Adds to the query what is not signed. */
  SignedRequest more(String text) {
    more = text;
    return this;
  }

  SignedRequest at(Instant instant) {
    time = instant;
    return this;
  }

  SignedRequest keyId(String id) {
    keyId = id;
    return this;
  }

  /** Replaces what follows the date in the credential. */
  SignedRequest scope(String regionServiceAndTerminal) {
    scope = regionServiceAndTerminal;
    return this;
  }

  SignedRequest scopeDate(String date) {
    scopeDate = date;
    return this;
  }

  SignedRequest body(String text) {
    body = text;
    return this;
  }

  /** The URL that carries the signature, good for five minutes unless the query says otherwise. */
  Outgoing presigned() {
    query.putIfAbsent("X-Amz-Algorithm", "AWS4-HMAC-SHA256");
    query.putIfAbsent("X-Amz-Credential", credential());
    query.putIfAbsent("X-Amz-Date", STAMP.format(time));
    query.putIfAbsent("X-Amz-Expires", "300");
    query.putIfAbsent("X-Amz-SignedHeaders", String.join(";", signed.keySet()));
    query.values().removeIf(LEFT_OUT::equals);
    String payload = signed.getOrDefault("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
    String target = path + "?" + canonicalQuery() + "&X-Amz-Signature=" + signature(payload) + more;
    return new Outgoing(endpoint, method, target, sent(), body);
  }

  /** The value of a query parameter that is to be missing. */
  static final String LEFT_OUT = "(left out)";

  /** The request that carries the signature in its {@code Authorization}. */
  Outgoing authorized() {
    if (!unsigned.containsKey("x-amz-date")) {
      signed.putIfAbsent("x-amz-date", STAMP.format(time));
    }
    signed.putIfAbsent("x-amz-content-sha256", hex(sha256(body.getBytes(UTF_8))));
    signed.values().removeIf(LEFT_OUT::equals);
    String payload = signed.getOrDefault("x-amz-content-sha256", "");
    unsigned.putIfAbsent(
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=%s, SignedHeaders=%s, Signature=%s"
            .formatted(credential(), String.join(";", signed.keySet()), signature(payload)));
    String target = path + (query.isEmpty() ? "" : "?" + canonicalQuery()) + more;
    return new Outgoing(endpoint, method, target, sent(), body);
  }

  private Map<String, String> sent() {
    Map<String, String> all = new TreeMap<>(signed);
    all.putAll(unsigned);
    if (method.equals("PUT") || method.equals("POST")) {
      all.put("Content-Length", Integer.toString(body.length()));
    }
    return all;
  }

  private String credential() {
    return keyId + "/" + date() + scope;
  }

  private String date() {
    return scopeDate.isEmpty() ? STAMP.format(time).substring(0, 8) : scopeDate;
  }

  private String signature(String payload) {
    String canonical =
        String.join(
            "\n",
            method,
            path,
            canonicalQuery(),
            signed.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining()),
            String.join(";", signed.keySet()),
            payload);
    String region = scope.split("/", -1)[1];
    String stamp =
        signed.getOrDefault("x-amz-date", query.getOrDefault("X-Amz-Date", STAMP.format(time)));
    String toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            stamp,
            date() + "/" + region + "/s3/aws4_request",
            hex(sha256(canonical.getBytes(UTF_8))));
    byte[] key = hmac(("AWS4" + Clients.SECRET).getBytes(UTF_8), date());
    key = hmac(hmac(hmac(key, region), "s3"), "aws4_request");
    return hex(hmac(key, toSign));
  }

  private String canonicalQuery() {
    return query.entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("*", "%2A");
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
