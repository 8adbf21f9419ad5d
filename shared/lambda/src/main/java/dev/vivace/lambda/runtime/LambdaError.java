package dev.vivace.lambda.runtime;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A failure in the form the Runtime API takes it. */
record LambdaError(Throwable cause) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MAX_FRAMES = 40;

  String type() {
    return cause.getClass().getName();
  }

  /** For {@code /error} and {@code /init/error}. */
  Map<String, String> headers() {
    return Map.of(
        "Content-Type",
        "application/vnd.aws.lambda.error+json",
        "Lambda-Runtime-Function-Error-Type",
        type());
  }

  /** For the end of a response that has begun. */
  Map<String, String> trailers() {
    return Map.of(
        "Lambda-Runtime-Function-Error-Type", type(),
        "Lambda-Runtime-Function-Error-Body", Base64.getEncoder().encodeToString(json()));
  }

  byte[] json() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeStringProperty("errorMessage", String.valueOf(cause.getMessage()));
      json.writeStringProperty("errorType", type());
      json.writeName("stackTrace");
      json.writeStartArray();
      StackTraceElement[] frames = cause.getStackTrace();
      for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
        json.writeString(frames[i].toString());
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
