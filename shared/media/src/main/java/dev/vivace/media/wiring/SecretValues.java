package dev.vivace.media.wiring;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.PartitionMetadata;
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
 * the signer and the connections that S3 is asked by: the SDK's module for it would be some 3 MB
 * and a second start of an SDK client for one request.
 */
final class SecretValues {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String SERVICE = "secretsmanager";

  private final AwsConfiguration aws;
  private final SdkHttpClient http;

  /**
   * @param http not closed
   */
  SecretValues(AwsConfiguration aws, SdkHttpClient http) {
    this.aws = aws;
    this.http = http;
  }

  /**
   * The text of a secret's current version.
   *
   * @throws IOException if it can't be had; the message says why and never what
   */
  String value(String arn) throws IOException {
    SignedRequest signed = signed(body(arn));
    HttpExecuteRequest request =
        HttpExecuteRequest.builder()
            .request(signed.request())
            .contentStreamProvider(signed.payload().orElseThrow())
            .build();
    HttpExecuteResponse answer = http.prepareRequest(request).call();
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

  private SignedRequest signed(byte[] body) {
    SdkHttpRequest request =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint())
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("Content-Length", Integer.toString(body.length))
            .putHeader("X-Amz-Target", SERVICE + ".GetSecretValue")
            .build();
    return AwsV4HttpSigner.create()
        .sign(sign ->
            sign.identity(aws.credentials())
                .request(request)
                .payload(() -> new ByteArrayInputStream(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, aws.region().id()));
  }

  private URI endpoint() {
    return aws.secretsManagerEndpoint()
        .orElseGet(() ->
            URI.create(
                "https://%s.%s.%s/"
                    .formatted(
                        SERVICE,
                        aws.region().id(),
                        PartitionMetadata.of(aws.region()).dnsSuffix())));
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
