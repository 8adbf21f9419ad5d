package dev.vivace.media.s3.direct;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * A request for one object.
 *
 * @param method HEAD, GET or PUT
 * @param key of the object, as it is
 * @param fields header fields beside those that each request has
 * @param body what is to be stored; empty but for PUT
 */
public record DirectRequest(
    SdkHttpMethod method, String key, Map<String, String> fields, Optional<DirectBody> body) {
  private static final Map<String, String> WITH_CHECKSUM = Map.of("x-amz-checksum-mode", "ENABLED");

  /** Asks for what is stored with the bytes, and their checksum. */
  public static DirectRequest head(String key) {
    return new DirectRequest(SdkHttpMethod.HEAD, key, WITH_CHECKSUM, Optional.empty());
  }

  /**
   * Asks for the bytes.
   *
   * @param fields such as {@code Range}
   */
  public static DirectRequest get(String key, Map<String, String> fields) {
    return new DirectRequest(
        SdkHttpMethod.GET, key, joined(WITH_CHECKSUM, fields), Optional.empty());
  }

  /**
   * Stores bytes, with a CRC64NVME that S3 verifies.
   *
   * @param fields such as {@code Content-Type} and {@code If-None-Match}
   * @param bytes not copied; they must not change before there is an answer
   */
  public static DirectRequest put(String key, Map<String, String> fields, byte[] bytes) {
    Map<String, String> checked =
        joined(fields, Map.of(BodyChecksum.CRC64NVME_FIELD, BodyChecksum.crc64Nvme(bytes)));
    return new DirectRequest(SdkHttpMethod.PUT, key, checked, Optional.of(new DirectBody(bytes)));
  }

  private static Map<String, String> joined(Map<String, String> some, Map<String, String> others) {
    Map<String, String> all = new LinkedHashMap<>(some);
    all.putAll(others);
    return all;
  }
}
