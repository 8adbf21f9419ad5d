package dev.vivace.e2e.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.proxies.ReverseProxy.HostMode;
import dev.vivace.e2e.stack.StackBucket;
import dev.vivace.s3.access.AccessKey;
import dev.vivace.s3.access.AccessKeyFile;
import dev.vivace.testkit.MediaFixtures;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Strangers at the bucket of a closed stack, behind nginx as docs/proxies sets it up. */
@Timeout(120)
class BucketKeyTest {
  private static final byte[] MP3 = MediaFixtures.bytes("speech.mp3");

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private static Path folder;
  private static ProxiedProduct product;
  private static AccessKey key;
  private static URI played;
  private static String object;

  @BeforeAll
  static void start() throws Exception {
    product =
        ProxiedProduct.start(Arrangement.of(ReverseProxy.Program.NGINX, HostMode.KEPT), folder);
    key = new AccessKeyFile(folder.resolve("data").resolve(AccessKeyFile.NAME)).read();
    String id = product.upload("a.mp3", MP3).get("id").asString();
    object = "media/" + id + "/original";
    played = URI.create(product.json("/media/" + id + "/playback").get("url").asString());
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  /** Keys that somebody might try. The first was once the key of every local stack. */
  static List<AccessKey> guesses() {
    return List.of(
        new AccessKey("local-access-key", "local-secret-key"),
        new AccessKey(key.id(), "local-secret-key"),
        AccessKey.random());
  }

  @ParameterizedTest
  @MethodSource("guesses")
  void whoGuessesTheKeyReadsListsWritesAndDeletesNothing(AccessKey guess) throws Exception {
    try (S3Presigner presigner = presigner(guess)) {
      assertThat(product.get(read(presigner)).statusCode()).isEqualTo(403);
      assertThat(product.put(write(presigner), new byte[1]).statusCode()).isEqualTo(403);
      assertThat(product.delete(delete(presigner)).statusCode()).isEqualTo(403);
    }
    assertThat(product.get(played).body()).isEqualTo(MP3);
  }

  @Test
  void whoHasNoKeyReadsListsWritesAndDeletesNothing() throws Exception {
    URI bucket = URI.create(product.files() + StackBucket.NAME);
    URI original = URI.create(product.files() + StackBucket.NAME + "/" + object);

    assertThat(product.get(URI.create(product.files())).statusCode()).isEqualTo(403);
    assertThat(product.get(bucket).statusCode()).isEqualTo(403);
    assertThat(product.get(original).statusCode()).isEqualTo(403);
    assertThat(product.put(original, new byte[1]).statusCode()).isEqualTo(403);
    assertThat(product.delete(original).statusCode()).isEqualTo(403);
    assertThat(product.post(URI.create(bucket + "?delete"), new byte[1]).statusCode())
        .isEqualTo(403);
    assertThat(product.get(played).body()).isEqualTo(MP3);
  }

  @Test
  void whoHasAUrlToPlayMakesNothingElseOfIt() throws Exception {
    assertThat(product.put(played, new byte[1]).statusCode()).isEqualTo(403);
    assertThat(product.delete(played).statusCode()).isEqualTo(403);
    assertThat(product.get(played, "Authorization", "Bearer x").statusCode()).isEqualTo(400);
    assertThat(
            product
                .get(played, "x-amz-copy-source", "/" + StackBucket.NAME + "/" + object)
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void whoHasTheKeyGetsIn() throws Exception {
    try (S3Presigner presigner = presigner(key)) {
      assertThat(product.get(read(presigner)).body()).isEqualTo(MP3);
    }
  }

  private static S3Presigner presigner(AccessKey key) {
    return S3Presigner.builder()
        .endpointOverride(URI.create("https://" + URI.create(product.files()).getAuthority()))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret())))
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .build();
  }

  private static URI read(S3Presigner presigner) {
    return seen(
        presigner
            .presignGetObject(sign ->
                sign.signatureDuration(MINUTE)
                    .getObjectRequest(get -> get.bucket(StackBucket.NAME).key(object)))
            .url());
  }

  private static URI write(S3Presigner presigner) {
    return seen(
        presigner
            .presignPutObject(sign ->
                sign.signatureDuration(MINUTE)
                    .putObjectRequest(put -> put.bucket(StackBucket.NAME).key(object)))
            .url());
  }

  private static URI delete(S3Presigner presigner) {
    return seen(
        presigner
            .presignDeleteObject(sign ->
                sign.signatureDuration(MINUTE)
                    .deleteObjectRequest(delete -> delete.bucket(StackBucket.NAME).key(object)))
            .url());
  }

  /** The proxy takes the prefix away again. */
  private static URI seen(URL signed) {
    return URI.create(product.files() + signed.getFile().substring(1));
  }
}
