package dev.vivace.s3.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private static final int BODIES_IN_MEMORY = 32;

  @TempDir private Path folder;

  @Test
  void smallBodiesWaitInMemoryAsLongAsThereIsRoom() throws IOException {
    Spool spool = new Spool(folder);
    List<Spool.Body> bodies = new ArrayList<>();
    for (int i = 0; i < BODIES_IN_MEMORY; i++) {
      bodies.add(spool.take(small()));
    }
    assertThat(files()).isZero();

    bodies.add(spool.take(small()));

    assertThat(files()).isEqualTo(1);
    assertThat(bodies)
        .allSatisfy(body -> assertThat(body.bytes().read()).asString(US_ASCII).isEqualTo("small"));
    assertThat(bodies).extracting(Spool.Body::checksum).containsOnly(bodies.getFirst().checksum());
    for (Spool.Body body : bodies) {
      body.close();
    }
    assertThat(files()).isZero();
  }

  @Test
  void roomThatWasUsedIsUsedAgain() throws IOException {
    Spool spool = new Spool(folder);
    for (int i = 0; i < 2 * BODIES_IN_MEMORY; i++) {
      try (Spool.Body body = spool.take(small())) {
        assertThat(body.bytes().size()).isEqualTo(5);
        assertThat(files()).isZero();
      }
    }
  }

  @Test
  void bodiesThatBreakOffGiveTheirRoomBack() throws IOException {
    Spool spool = new Spool(folder);
    for (int i = 0; i < 2 * BODIES_IN_MEMORY; i++) {
      assertThatThrownBy(() -> spool.take(breaking())).isInstanceOf(IOException.class);
    }

    try (Spool.Body body = spool.take(small())) {
      assertThat(body.bytes().size()).isEqualTo(5);
      assertThat(files()).isZero();
    }
  }

  @Test
  void largeBodiesWaitInFilesAndTakeNoRoom() throws IOException {
    Spool spool = new Spool(folder);
    List<Spool.Body> bodies = new ArrayList<>();
    for (int i = 0; i < BODIES_IN_MEMORY + 1; i++) {
      bodies.add(spool.take(new ByteArrayInputStream(new byte[1024 * 1024])));
    }
    assertThat(files()).isEqualTo(BODIES_IN_MEMORY + 1);

    bodies.add(spool.take(small()));

    assertThat(files()).isEqualTo(BODIES_IN_MEMORY + 1);
    for (Spool.Body body : bodies) {
      body.close();
    }
  }

  private static InputStream small() {
    return new ByteArrayInputStream("small".getBytes(US_ASCII));
  }

  private static InputStream breaking() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("broken");
      }
    };
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
