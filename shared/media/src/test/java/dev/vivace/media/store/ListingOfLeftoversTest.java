package dev.vivace.media.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.FileName;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.TestMedia;
import dev.vivace.media.s3.Content;
import dev.vivace.testkit.S3Server;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;

class ListingOfLeftoversTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  @Test
  void anEmptyBucketHasAnEmptyPage() {
    try (TestMedia media = TestMedia.of(S3.coordinates())) {
      assertThat(media.store().list(10)).isEqualTo(new MediaPage(List.of(), Optional.empty()));
    }
  }

  @Test
  void whatHasNoOriginalOrNoIdIsLeftOut() {
    try (TestMedia media = TestMedia.of(S3.coordinates())) {
      MediaStore store = media.store();
      MediaItem item = store.store(FileName.of("a.txt"), Content.of(new byte[] {'a'}));
      MediaId half = TestMedia.idAt(Instant.now());
      put(media, MediaKeys.rendition(half, new RenditionName("mp3-128k")));
      put(media, "media/not-an-id/original");
      put(media, "media/zzz/original");

      MediaPage page = store.list(1);

      assertThat(page.items()).containsExactly(item);
      assertThat(page.next()).isEmpty();
      store.delete(item.id());
    }
  }

  private static void put(TestMedia media, String key) {
    media.s3().putObject(put -> put.bucket(S3Server.BUCKET).key(key), RequestBody.fromString("x"));
  }
}
