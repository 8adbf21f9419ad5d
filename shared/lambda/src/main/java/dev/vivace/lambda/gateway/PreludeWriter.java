package dev.vivace.lambda.gateway;

import dev.vivace.lambda.http.BodyWriter;
import dev.vivace.lambda.http.Headers;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.runtime.ResponseStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The answer of a streamed proxy integration: a JSON prelude, eight NUL bytes, then the body as it
 * comes (AWS, "Lambda proxy integration with payload response streaming"). Status and headers are
 * sent with the first byte of the body, so that a body that fails before can still become an error.
 */
final class PreludeWriter implements ResponseWriter {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String MEDIA_TYPE = "application/vnd.awslambda.http-integration-response";
  private static final byte[] DELIMITER = new byte[8];
  private static final int MAX_PRELUDE_BYTES = 16 * 1024 - DELIMITER.length;

  private final ResponseStream out;
  private boolean committed;

  PreludeWriter(ResponseStream out) {
    this.out = out;
  }

  @Override
  public void write(HttpResponse response) throws IOException {
    byte[] prelude = prelude(response);
    try (BodyWriter body = response.body()) {
      body.writeTo(new Committing(prelude));
    }
    if (!committed) {
      commit(prelude);
    }
  }

  @Override
  public boolean isCommitted() {
    return committed;
  }

  /** Prelude and delimiter leave together with the first bytes of the body, in one chunk. */
  private void commit(byte[] prelude) throws IOException {
    committed = true;
    out.contentType(MEDIA_TYPE);
    out.write(prelude);
  }

  private static byte[] prelude(HttpResponse response) throws IOException {
    ByteArrayOutputStream prelude = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), prelude)) {
      json.writeStartObject();
      json.writeNumberProperty("statusCode", response.status());
      writeHeaders(json, response.headers());
      json.writeEndObject();
    }
    if (prelude.size() > MAX_PRELUDE_BYTES) {
      throw new IOException("The response's headers take " + prelude.size() + " bytes");
    }
    prelude.writeBytes(DELIMITER);
    return prelude.toByteArray();
  }

  /** A single value as a string in {@code headers}, where an array would be refused. */
  private static void writeHeaders(JsonGenerator json, Headers headers) {
    json.writeName("headers");
    json.writeStartObject();
    for (Map.Entry<String, List<String>> field : headers.asMap().entrySet()) {
      if (field.getValue().size() == 1) {
        json.writeStringProperty(field.getKey(), field.getValue().getFirst());
      }
    }
    json.writeEndObject();
    json.writeName("multiValueHeaders");
    json.writeStartObject();
    for (Map.Entry<String, List<String>> field : headers.asMap().entrySet()) {
      if (field.getValue().size() > 1) {
        json.writeName(field.getKey());
        json.writeStartArray();
        field.getValue().forEach(json::writeString);
        json.writeEndArray();
      }
    }
    json.writeEndObject();
  }

  /** The body's sink: the first byte takes the prelude along. */
  private final class Committing extends OutputStream {
    private final byte[] prelude;

    Committing(byte[] prelude) {
      this.prelude = prelude;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (!committed) {
        commit(prelude);
      }
      out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      if (committed) {
        out.flush();
      }
    }
  }
}
