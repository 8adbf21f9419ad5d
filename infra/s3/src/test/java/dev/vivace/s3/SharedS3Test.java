package dev.vivace.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.s3.SharedS3.Answer;
import dev.vivace.s3.access.AccessKey;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SharedS3Test {
  private static final AccessKey KEY = new AccessKey(Clients.ACCESS_KEY_ID, Clients.SECRET);

  @RegisterExtension private static final RunningS3 S3 = new RunningS3();

  @Test
  void itsOwnKeyIsWelcome() throws IOException {
    assertThat(SharedS3.ask(S3.endpoint(), KEY, Clients.BUCKET)).isEqualTo(Answer.WELCOME);
  }

  @Test
  void anotherKeyIsNot() throws IOException {
    assertThat(SharedS3.ask(S3.endpoint(), AccessKey.random(), Clients.BUCKET))
        .isEqualTo(Answer.WRONG_KEY);
  }

  @Test
  void aBucketMayBeMissing() throws IOException {
    assertThat(SharedS3.ask(S3.endpoint(), KEY, "nothing")).isEqualTo(Answer.NO_BUCKET);
  }

  @Test
  void whereNobodyAnswersIsAnError() {
    assertThatThrownBy(() -> SharedS3.ask(URI.create("http://127.0.0.1:1"), KEY, Clients.BUCKET))
        .isInstanceOf(IOException.class);
  }
}
