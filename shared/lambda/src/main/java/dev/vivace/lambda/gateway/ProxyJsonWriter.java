package dev.vivace.lambda.gateway;

import dev.vivace.lambda.http.BodyWriter;
import dev.vivace.lambda.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The answer of a buffered proxy integration: one JSON object, its body in base64 (AWS, "Output
 * format of a Lambda function for proxy integration").
 */
final class ProxyJsonWriter implements ResponseWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private final OutputStream out;
  private boolean committed;

  ProxyJsonWriter(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(HttpResponse response) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (BodyWriter body = response.body()) {
      body.writeTo(bytes);
    }
    committed = true;
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeNumberProperty("statusCode", response.status());
      json.writeName("multiValueHeaders");
      json.writeStartObject();
      for (Map.Entry<String, List<String>> field : response.headers().asMap().entrySet()) {
        json.writeName(field.getKey());
        json.writeStartArray();
        field.getValue().forEach(json::writeString);
        json.writeEndArray();
      }
      json.writeEndObject();
      json.writeName("isBase64Encoded");
      json.writeBoolean(true);
      json.writeName("body");
      json.writeBinary(bytes.toByteArray());
      json.writeEndObject();
    }
  }

  @Override
  public boolean isCommitted() {
    return committed;
  }
}
