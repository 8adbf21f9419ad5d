package dev.vivace.s3.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessKeyFileTest {
  @TempDir private Path folder;

  private Path path() {
    return folder.resolve("data").resolve(AccessKeyFile.NAME);
  }

  private AccessKeyFile file() {
    return new AccessKeyFile(path());
  }

  @Test
  void aKeyIsMadeOnceAndKept() throws IOException {
    AccessKey first = file().readOrCreate();

    assertThat(file().readOrCreate()).isEqualTo(first);
    assertThat(file().read()).isEqualTo(first);
  }

  @Test
  void noTwoFoldersHaveTheSameKey() throws IOException {
    AccessKey one = file().readOrCreate();
    AccessKey other = new AccessKeyFile(folder.resolve("other")).readOrCreate();

    assertThat(other.id()).isNotEqualTo(one.id());
    assertThat(other.secret()).isNotEqualTo(one.secret()).hasSize(40);
  }

  @Test
  void itsOwnerAloneReadsIt() throws IOException {
    file().readOrCreate();

    assertThat(permissions()).isEqualTo("rw-------");
  }

  @Test
  void aFileThatOthersMayReadIsClosed() throws IOException {
    file().readOrCreate();
    Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-r--r--"));

    file().readOrCreate();

    assertThat(permissions()).isEqualTo("rw-------");
  }

  @Test
  void nothingElseIsLeftInTheFolder() throws IOException {
    file().readOrCreate();

    try (Stream<Path> files = Files.list(folder.resolve("data"))) {
      assertThat(files).containsExactly(path());
    }
  }

  @Test
  void whoStartsAtTheSameTimeGetsTheSameKey() throws Exception {
    List<Callable<AccessKey>> starts =
        Stream.generate(() -> (Callable<AccessKey>) () -> file().readOrCreate()).limit(8).toList();

    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<AccessKey>> keys = threads.invokeAll(starts);

      for (Future<AccessKey> key : keys) {
        assertThat(key.get()).isEqualTo(file().read());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AWS_ACCESS_KEY_ID=VIVACE0",
        "AWS_SECRET_ACCESS_KEY=abc",
        "AWS_ACCESS_KEY_ID=VIVACE0\nAWS_SECRET_ACCESS_KEY=",
        "AWS_ACCESS_KEY_ID=with a blank\nAWS_SECRET_ACCESS_KEY=abc",
        "AWS_ACCESS_KEY_ID=\\u00\nAWS_SECRET_ACCESS_KEY=abc"
      })
  void aDamagedFileIsToldAndLeftAlone(String content) throws IOException {
    Files.createDirectories(path().getParent());
    Files.writeString(path(), content);

    assertThatThrownBy(() -> file().readOrCreate())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(path().toString())
        .hasMessageContaining("the access key of S3 can't be read")
        .hasMessageContaining("the next start makes a new one");
    assertThat(path()).hasContent(content);
  }

  @Test
  void bytesThatAreNoTextAreToldToo() throws IOException {
    Files.createDirectories(path().getParent());
    Files.write(path(), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});

    assertThatThrownBy(() -> file().readOrCreate())
        .hasMessageContaining("the access key of S3 can't be read");
  }

  @Test
  void onlyAStackOfItsOwnMakesAKey() {
    assertThatThrownBy(() -> file().read()).isInstanceOf(NoSuchFileException.class);
    assertThat(path()).doesNotExist();
  }

  @Test
  void aKeyDoesNotShowItsSecret() {
    AccessKey key = AccessKey.random();

    assertThat(key.toString()).contains(key.id()).doesNotContain(key.secret());
  }

  private String permissions() throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path()));
  }
}
