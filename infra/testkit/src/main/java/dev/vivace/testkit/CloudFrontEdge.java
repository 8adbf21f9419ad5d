package dev.vivace.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges signed URLs as CloudFront does (Amazon CloudFront Developer Guide, "Create a signed URL
 * using a canned policy" and "... using a custom policy"). Written from there, with nothing of the
 * SDK.
 *
 * @param key public half of the key that signs
 */
public record CloudFrontEdge(PublicKey key) {
  /** The answer to a URL that it lets through. */
  public static final String OK = "200";

  private static final List<String> OWN = List.of("Expires", "Policy", "Signature", "Key-Pair-Id");

  /**
   * Reads a public key as OpenSSL writes it.
   *
   * @throws GeneralSecurityException if it is none
   */
  public static CloudFrontEdge ofPem(String pem) throws GeneralSecurityException {
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    return new CloudFrontEdge(
        KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der)));
  }

  /**
   * {@link #OK}, or why a request is refused.
   *
   * @param viewer the IPv4 address that it comes from
   */
  public String answer(URI url, Instant now, String viewer) throws GeneralSecurityException {
    Map<String, String> query = query(url);
    String signed = query.getOrDefault("Signature", "");
    if (signed.isEmpty() || !query.containsKey("Key-Pair-Id")) {
      return "not signed";
    }
    String custom = query.getOrDefault("Policy", "");
    String policy =
        custom.isEmpty()
            ? canned(resource(url), query.getOrDefault("Expires", ""))
            : new String(decoded(custom), UTF_8);
    Signature signature = Signature.getInstance("SHA1withRSA");
    signature.initVerify(key);
    signature.update(policy.getBytes(UTF_8));
    if (!signature.verify(decoded(signed))) {
      return "wrong signature";
    }
    return judged(JsonMapper.shared().readTree(policy).at("/Statement/0"), url, now, viewer);
  }

  private static String canned(String resource, String expires) {
    return ("{\"Statement\":[{\"Resource\":\"%s\","
            + "\"Condition\":{\"DateLessThan\":{\"AWS:EpochTime\":%s}}}]}")
        .formatted(resource, expires);
  }

  private static String judged(JsonNode statement, URI url, Instant now, String viewer) {
    if (!statement.get("Resource").asString().equals(resource(url))) {
      return "another resource";
    }
    JsonNode condition = statement.get("Condition");
    if (now.getEpochSecond() >= condition.at("/DateLessThan/AWS:EpochTime").asLong()) {
      return "expired";
    }
    String network = condition.at("/IpAddress/AWS:SourceIp").asString("0.0.0.0/0");
    return contains(network, viewer) ? OK : "another address";
  }

  /** The URL without what CloudFront added and takes away. */
  private static String resource(URI url) {
    String kept =
        Arrays.stream(url.getRawQuery().split("&"))
            .filter(field -> !OWN.contains(field.split("=", 2)[0]))
            .collect(Collectors.joining("&"));
    String bare = url.toString().substring(0, url.toString().indexOf('?'));
    return kept.isEmpty() ? bare : bare + "?" + kept;
  }

  /** The parameters of a URL, still percent-encoded. */
  public static Map<String, String> query(URI url) {
    Map<String, String> query = new LinkedHashMap<>();
    String text = url.getRawQuery() == null ? "" : url.getRawQuery();
    for (String field : text.split("&")) {
      String[] pair = field.split("=", 2);
      query.put(pair[0], pair.length == 1 ? "" : pair[1]);
    }
    return query;
  }

  private static byte[] decoded(String text) {
    return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '=').replace('~', '/'));
  }

  private static boolean contains(String network, String address) {
    String[] parts = network.split("/");
    int bits = Integer.parseInt(parts[1]);
    long mask = bits == 0 ? 0 : -1L << (32 - bits);
    return (number(parts[0]) & mask) == (number(address) & mask);
  }

  private static long number(String address) {
    return Arrays.stream(address.split("[.]"))
        .mapToLong(Long::parseLong)
        .reduce(0, (number, octet) -> (number << 8) | octet);
  }
}
