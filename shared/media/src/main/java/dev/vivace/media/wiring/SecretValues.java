package dev.vivace.media.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.utils.IoUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Asks Secrets Manager for a secret (AWS Secrets Manager API Reference, {@code GetSecretValue}), by
 * {@linkplain AwsCalls a request of its own}.
 */
public final class SecretValues {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String SERVICE = "secretsmanager";

  private final AwsConfiguration aws;
  private final AwsCalls calls;

  /**
   * @param http not closed
   */
  public SecretValues(AwsConfiguration aws, SdkHttpClient http) {
    this.aws = aws;
    this.calls = new AwsCalls(aws, http);
  }

  /**
   * The text of a secret's current version.
   *
   * @throws IOException if it can't be had; the message says why and never what
   */
  public String value(String arn) throws IOException {
    HttpExecuteResponse answer = calls.send(SERVICE, request(), body(arn));
    try (InputStream content = answer.responseBody().orElseThrow(SecretValues::noAnswer)) {
      int status = answer.httpResponse().statusCode();
      if (status != 200) {
        throw new IOException(
            "GetSecretValue was answered by %d: %s"
                .formatted(status, IoUtils.toUtf8String(content)));
      }
      return secretString(content);
    }
  }

  private SdkHttpRequest request() {
    return SdkHttpFullRequest.builder()
        .method(SdkHttpMethod.POST)
        .uri(aws.secretsManagerEndpoint().orElseGet(() -> calls.regional(SERVICE)))
        .putHeader("Content-Type", "application/x-amz-json-1.1")
        .putHeader("X-Amz-Target", SERVICE + ".GetSecretValue")
        .build();
  }

  private static byte[] body(String arn) {
    StringWriter json = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), json)) {
      generator.writeStartObject();
      generator.writeStringProperty("SecretId", arn);
      generator.writeEndObject();
    }
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String secretString(InputStream content) throws IOException {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), content)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals("SecretString")) {
          return json.getString();
        }
        json.skipChildren();
      }
    } catch (JacksonException notJson) {
      throw noAnswer();
    }
    throw new IOException("The secret has no text");
  }

  private static IOException noAnswer() {
    return new IOException("GetSecretValue was answered by nothing that can be read");
  }
}
