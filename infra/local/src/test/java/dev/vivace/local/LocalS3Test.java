package dev.vivace.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.s3.Bucket;
import dev.vivace.s3.access.AccessKey;
import dev.vivace.s3.access.AccessKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalS3Test {
  private static final List<Bucket> BUCKETS = List.of(new Bucket("media", List.of()));

  @TempDir private Path folder;

  private LocalS3 open(String data, Map<String, String> variables) throws StartupException {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("VIVACE_DATA", folder.resolve(data).toString());
    environment.put("VIVACE_S3_PORT", "0");
    return LocalS3.open(
        StackConfig.of(Path.of("template.yaml"), Path.of("packages"), environment), BUCKETS);
  }

  private AccessKey kept(String data) throws IOException {
    return new AccessKeyFile(keyFile(data)).read();
  }

  private Path keyFile(String data) {
    return folder.resolve(data).resolve(AccessKeyFile.NAME);
  }

  private static Map<String, String> sharing(LocalS3 s3) {
    return Map.of("VIVACE_S3", s3.endpoint().toString());
  }

  private static Map<String, String> sharing(LocalS3 s3, Path key) {
    return Map.of("VIVACE_S3", s3.endpoint().toString(), "VIVACE_S3_KEY", key.toString());
  }

  @Test
  void functionsSignWithTheKeyInTheDataFolder() throws Exception {
    LocalS3 s3 = open("data", Map.of());
    s3.close();

    assertThat(s3.variables())
        .containsEntry("AWS_ACCESS_KEY_ID", kept("data").id())
        .containsEntry("AWS_SECRET_ACCESS_KEY", kept("data").secret())
        .containsEntry("AWS_ENDPOINT_URL_S3", s3.endpoint().toString());
  }

  @Test
  void theKeyOutlivesARestart() throws Exception {
    LocalS3 first = open("data", Map.of());
    first.close();
    LocalS3 second = open("data", Map.of());
    second.close();

    assertThat(second.key()).isEqualTo(first.key());
  }

  @Test
  void noTwoStacksHaveTheSameKey() throws Exception {
    LocalS3 one = open("one", Map.of());
    LocalS3 other = open("other", Map.of());
    one.close();
    other.close();

    assertThat(other.key()).isNotEqualTo(one.key());
  }

  @Test
  void anotherStackUsesTheKeyThatIsNamed() throws Exception {
    try (LocalS3 own = open("own", Map.of())) {
      LocalS3 shared = open("other", sharing(own, keyFile("own")));

      assertThat(shared.key()).isEqualTo(own.key());
      assertThat(shared.endpoint()).isEqualTo(own.endpoint());
      assertThat(keyFile("other")).doesNotExist();
    }
  }

  @Test
  void aStackOfTheSameFolderFindsTheKey() throws Exception {
    try (LocalS3 own = open("data", Map.of())) {
      assertThat(open("data", sharing(own)).key()).isEqualTo(own.key());
    }
  }

  @Test
  void aStackWithoutTheKeyIsToldHowToNameIt() throws Exception {
    try (LocalS3 own = open("own", Map.of())) {
      assertThatThrownBy(() -> open("other", sharing(own)))
          .isInstanceOf(StartupException.class)
          .hasMessageContaining(keyFile("other").toString())
          .hasMessageContaining("VIVACE_S3_KEY");
    }
  }

  @Test
  void aStackWithAnotherKeyIsToldHowToNameTheRightOne() throws Exception {
    open("third", Map.of()).close();
    try (LocalS3 own = open("own", Map.of())) {
      assertThatThrownBy(() -> open("other", sharing(own, keyFile("third"))))
          .isInstanceOf(StartupException.class)
          .hasMessageContaining("does not know the access key in " + keyFile("third"))
          .hasMessageContaining("VIVACE_S3_KEY");
    }
  }

  @Test
  void anS3ThatDoesNotAnswerIsTold() throws Exception {
    LocalS3 own = open("data", Map.of());
    own.close();

    assertThatThrownBy(() -> open("data", sharing(own)))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("VIVACE_S3, " + own.endpoint() + ", does not answer");
  }

  @Test
  void aDamagedKeyIsTold() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(keyFile("data"), "half a k");

    assertThatThrownBy(() -> open("data", Map.of()))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining(keyFile("data").toString())
        .hasMessageContaining("the access key of S3 can't be read");
  }

  @Test
  void theSecretIsNotShown() throws Exception {
    LocalS3 s3 = open("data", Map.of());
    s3.close();

    assertThat(s3.toString()).doesNotContain(s3.key().secret());
  }
}
