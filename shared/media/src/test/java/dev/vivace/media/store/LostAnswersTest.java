package dev.vivace.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.media.FileName;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.TestMedia;
import dev.vivace.media.Way;
import dev.vivace.media.s3.Content;
import dev.vivace.testkit.Fault;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.S3Server;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The network between the functions and S3 fails; the SDK asks again, and may get 412 for what was
 * its own doing.
 */
@ParameterizedClass
@EnumSource(Way.class)
class LostAnswersTest {
  private static final byte[] WAV = TestMedia.sample("tone.wav");

  @RegisterExtension static final S3Server S3 = new S3Server();

  @Parameter Way way;
  private FaultyProxy proxy;
  private TestMedia media;

  @BeforeEach
  void connect() throws IOException {
    proxy = FaultyProxy.before(S3.coordinates().endpoint());
    media = way.to(S3.coordinates().at(proxy.endpoint()));
  }

  @AfterEach
  void close() throws IOException {
    media.close();
    proxy.close();
  }

  @Test
  void anItemIsStoredThoughTheFirstAnswerIsLost() {
    proxy.fail(1, line -> line.startsWith("PUT"), new Fault.AnswerLost());

    MediaItem item = media.store().store(FileName.of("t.wav"), Content.of(WAV));

    assertThat(media.store().read(item.id(), 100_000)).contains(WAV);
  }

  @Test
  void anOutageSurfacesAsTheSdksException() {
    MediaId id = TestMedia.ids().newMediaId();
    proxy.fail(10, line -> true, new Fault.Unavailable());

    assertThatThrownBy(() -> media.store().find(id))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(503));
  }
}
