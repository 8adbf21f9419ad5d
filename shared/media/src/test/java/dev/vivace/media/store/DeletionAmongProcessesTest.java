package dev.vivace.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.media.CrashInterceptor;
import dev.vivace.media.FileName;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.TestMedia;
import dev.vivace.media.s3.Content;
import dev.vivace.testkit.S3Server;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several processes at one item, of which one dies at every step. */
class DeletionAmongProcessesTest {
  private static final MediaType MPEG = new MediaType("audio/mpeg");
  private static final byte[] WAV = TestMedia.sample("tone.wav");

  @RegisterExtension static final S3Server S3 = new S3Server();

  private final TestMedia one = TestMedia.of(S3.coordinates());
  private final TestMedia two = TestMedia.of(S3.coordinates());

  @AfterEach
  void close() {
    one.close();
    two.close();
  }

  @Test
  void aProcessThatDiesAfterAnyStepOfADeletionLeavesAnItemThatCanBeDeleted() {
    for (int lastStep = 1; lastStep <= 4; lastStep++) {
      MediaItem item = one.store().store(FileName.of("t.wav"), Content.of(WAV));
      one.renditions().store(item.id(), new RenditionName("mp3-64k"), MPEG, Content.of(WAV));
      CrashInterceptor crash = new CrashInterceptor(lastStep);
      try (TestMedia dying = TestMedia.of(S3.coordinates(), crash)) {
        assertThatThrownBy(() -> dying.store().delete(item.id()))
            .hasStackTraceContaining("crashed after");
      }

      Optional<MediaDescription> left = two.store().describe(item.id());
      left.ifPresent(description -> {
        assertThat(description.item()).isEqualTo(item);
        assertThat(two.store().read(item.id(), 100_000)).contains(WAV);
      });
      two.store().delete(item.id());
      assertThat(one.store().find(item.id())).isEmpty();
      assertThat(
              one.s3()
                  .listObjectsV2(
                      list -> list.bucket(S3Server.BUCKET).prefix(MediaKeys.item(item.id())))
                  .contents())
          .isEmpty();
    }
  }
}
