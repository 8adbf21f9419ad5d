package dev.vivace.media.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.FileName;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.TestMedia;
import dev.vivace.media.Way;
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

/**
 * The network between the functions and S3 fails; the SDK asks again, and may get 412 for what was
 * its own doing.
 */
@ParameterizedClass
@EnumSource(Way.class)
class LostUploadAnswersTest {
  private static final byte[] WAV = TestMedia.sample("tone.wav");
  private static final NewUpload NEW_UPLOAD =
      new NewUpload(FileName.of("t.wav"), new MediaType("audio/mpeg"), WAV.length);

  @RegisterExtension static final S3Server S3 = new S3Server();

  @Parameter Way way;
  private FaultyProxy proxy;
  private UploadProcess process;

  @BeforeEach
  void connect() throws IOException {
    proxy = FaultyProxy.before(S3.coordinates().endpoint());
    process = new UploadProcess(way.to(S3.coordinates().at(proxy.endpoint())));
  }

  @AfterEach
  void close() throws IOException {
    process.close();
    proxy.close();
  }

  @Test
  void anUploadIsCreatedThoughTheFirstAnswerIsLost() {
    proxy.fail(1, line -> line.startsWith("PUT /media/uploads/"), new Fault.AnswerLost());

    Upload upload = process.uploads().create(NEW_UPLOAD);

    assertThat(process.uploads().find(upload.id())).isPresent();
  }

  @Test
  void anUploadIsCompletedThoughEveryFirstAnswerIsLost() {
    Upload upload = process.uploads().create(NEW_UPLOAD);
    process.sendPart(upload, 1, WAV);
    proxy.fail(1, line -> line.startsWith("POST"), new Fault.AnswerLost());
    proxy.fail(1, line -> line.startsWith("PUT /media/media/"), new Fault.AnswerLost());
    proxy.fail(1, line -> line.startsWith("PUT /media/uploads/"), new Fault.AnswerLost());

    MediaItem item = process.complete(upload.id());

    assertThat(item.contentType()).isEqualTo(new MediaType("audio/wav"));
    assertThat(process.store().find(item.id())).contains(item);
    assertThat(process.uploads().find(upload.id())).contains(new UploadStatus.Complete(upload));
  }
}
