package dev.vivace.s3.error;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error that S3 answers.
 *
 * @param status HTTP's status code
 * @param code S3's name of it
 * @param message a sentence
 * @param details what else the document says, in this order: element and text
 */
public record S3Error(int status, String code, String message, Map<String, String> details) {

  public S3Error {
    details = new LinkedHashMap<>(details);
  }

  /** An error without details. */
  public S3Error(int status, String code, String message) {
    this(status, code, message, Map.of());
  }

  public static S3Error accessDenied(String message) {
    return new S3Error(403, "AccessDenied", message);
  }

  public static S3Error invalidRequest(String message) {
    return new S3Error(400, "InvalidRequest", message);
  }

  /** An argument that is wrong; S3 names it with its value. */
  public static S3Error invalidArgument(String message, String name, String value) {
    return new S3Error(400, "InvalidArgument", message)
        .with("ArgumentName", name)
        .with("ArgumentValue", value);
  }

  /** A header that asks for what is not there. */
  public static S3Error notImplemented(String header) {
    return new S3Error(
            501,
            "NotImplemented",
            "A header you provided implies functionality that is not implemented")
        .with("Header", header);
  }

  /** The same error with one more detail. */
  public S3Error with(String element, String text) {
    Map<String, String> more = new LinkedHashMap<>(details);
    more.put(element, text);
    return new S3Error(status, code, message, more);
  }
}
