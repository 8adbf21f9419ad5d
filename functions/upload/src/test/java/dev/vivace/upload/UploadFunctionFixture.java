package dev.vivace.upload;

import dev.vivace.testkit.S3Clients;
import dev.vivace.testkit.S3Coordinates;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The upload function on an S3 of its own; takes files of up to 64 MiB. */
final class UploadFunctionFixture implements BeforeAllCallback, AfterAllCallback {
  static final int MAX_UPLOAD_BYTES = 64 * 1024 * 1024;

  private final S3Server s3 = new S3Server();
  private @Nullable Main function;
  private @Nullable FunctionClient client;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    s3.beforeAll(context);
    Map<String, String> environment = new HashMap<>(s3.coordinates().environment());
    environment.put("MAX_UPLOAD_BYTES", Integer.toString(MAX_UPLOAD_BYTES));
    environment.put("CORS_ORIGIN", "https://app.example");
    function = new Main(environment);
    client = new FunctionClient(function);
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (function != null) {
      function.close();
    }
    s3.afterAll(context);
  }

  FunctionClient client() {
    if (client == null) {
      throw new IllegalStateException("not started");
    }
    return client;
  }

  GatewayAnswer send(GatewayEvent event) {
    return client().send(event);
  }

  /** A request about one upload. */
  static GatewayEvent upload(String method, String suffix, String uploadId) {
    return GatewayEvent.of(method, "/uploads/{uploadId}" + suffix)
        .withPathParameter("uploadId", uploadId);
  }

  static GatewayEvent announce(String fileName, long sizeBytes) {
    return GatewayEvent.of("POST", "/uploads")
        .withHeader("Content-Type", "application/json")
        .withBody(
            "{\"filename\":\"%s\",\"contentType\":\"audio/mpeg\",\"size\":%d}"
                .formatted(fileName, sizeBytes));
  }

  /** Keys of all objects in the bucket. */
  List<String> storedKeys() {
    S3Coordinates at = s3.coordinates();
    try (S3Client client = S3Clients.of(at)) {
      return client.listObjectsV2(list -> list.bucket(at.bucket())).contents().stream()
          .map(S3Object::key)
          .toList();
    }
  }
}
