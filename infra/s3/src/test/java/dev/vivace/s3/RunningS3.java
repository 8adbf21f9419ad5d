package dev.vivace.s3;

import static dev.vivace.s3.Clients.BUCKET;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.s3.Outgoing.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;

/** An embedded S3 for a class of tests, with two objects in it before each test. */
final class RunningS3 implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  static final String KEY = "media/a/original";
  static final String PATH = "/" + BUCKET + "/" + KEY;
  static final String CONTENT = "0123456789";

  /** Of an object that no URL of these tests is for. */
  static final String OTHER_PATH = "/" + BUCKET + "/other";

  private @Nullable Path folder;
  private @Nullable EmbeddedS3 server;
  private @Nullable S3Client client;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("vivace-s3-");
    server = EmbeddedS3.start(Clients.config(folder));
    client = Clients.client(server.endpoint());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    s3().putObject(put -> put.bucket(BUCKET).key(KEY), RequestBody.fromString(CONTENT));
    s3().putObject(put -> put.bucket(BUCKET).key("other"), RequestBody.fromString("other"));
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    s3().close();
    requireNonNull(server).close();
    try (Stream<Path> files = Files.walk(requireNonNull(folder))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  S3Client s3() {
    return requireNonNull(client);
  }

  URI endpoint() {
    return requireNonNull(server).endpoint();
  }

  SignedRequest request(String method, String path) {
    return new SignedRequest(endpoint(), method, path);
  }

  SignedRequest get() {
    return request("GET", PATH);
  }

  SignedRequest put() {
    return request("PUT", PATH).body(CONTENT);
  }

  SignedRequest copy() {
    return request("PUT", PATH).header("x-amz-copy-source", OTHER_PATH);
  }

  /** A request that nobody has signed. */
  Outgoing unsigned(String method, String target) {
    return new Outgoing(endpoint(), method, target, Map.of("host", endpoint().getAuthority()), "");
  }

  /** The first part of an upload that is opened for it. */
  SignedRequest part() {
    String uploadId =
        s3().createMultipartUpload(create -> create.bucket(BUCKET).key(KEY)).uploadId();
    return partOf(uploadId);
  }

  /** The first part of an upload that is opened for it with an algorithm. */
  SignedRequest part(ChecksumAlgorithm algorithm) {
    return partOf(
        s3().createMultipartUpload(
                create -> create.bucket(BUCKET).key(KEY).checksumAlgorithm(algorithm))
            .uploadId());
  }

  SignedRequest partOf(String uploadId) {
    return put().query("uploadId", uploadId).query("partNumber", "1");
  }

  String eTag(String key) {
    return s3().headObject(head -> head.bucket(BUCKET).key(key)).eTag();
  }

  /** The names of all objects. */
  List<String> keys() {
    return s3().listObjectsV2(list -> list.bucket(BUCKET)).contents().stream()
        .map(object -> object.key())
        .toList();
  }

  /** Sends a request that is answered with an error. */
  static Answer assertRefused(Outgoing request, int status, String code) throws IOException {
    Answer answer = request.send();
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    return answer;
  }

  /** Sends a request that is answered as it asks. */
  static void assertServed(Outgoing request, int status) throws IOException {
    Answer answer = request.send();
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
  }
}
