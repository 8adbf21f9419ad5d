package dev.vivace.s3;

import static dev.vivace.s3.Clients.BUCKET;
import static dev.vivace.s3.RunningS3.CONTENT;
import static dev.vivace.s3.RunningS3.KEY;
import static dev.vivace.s3.RunningS3.OTHER_PATH;
import static dev.vivace.s3.RunningS3.assertRefused;
import static dev.vivace.s3.RunningS3.assertServed;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Conditions of writes and copies. */
class ConditionRulesTest {
  private static final String STALE = "\"abc\"";

  @RegisterExtension private static final RunningS3 S3 = new RunningS3();

  @Test
  void aCopyWhereThereIsAnObjectIsRefused() throws IOException {
    assertRefused(S3.copy().header("if-none-match", "*").authorized(), 412, "PreconditionFailed");

    assertThat(S3.get().presigned().send().body()).isEqualTo(CONTENT);
  }

  @Test
  void aCopyOverAnotherObjectIsRefused() throws IOException {
    assertRefused(S3.copy().header("if-match", STALE).authorized(), 412, "PreconditionFailed");

    assertThat(S3.get().presigned().send().body()).isEqualTo(CONTENT);
  }

  @Test
  void aCopyOverNothingIsRefused() throws IOException {
    SignedRequest copy = copyTo("nothing").header("if-match", STALE);

    assertRefused(copy.authorized(), 404, "NoSuchKey");
  }

  @Test
  void aCopyOverTheObjectThatIsMeantIsMade() throws IOException {
    assertServed(S3.copy().header("if-match", S3.eTag(KEY)).authorized(), 200);

    assertThat(S3.get().presigned().send().body()).isEqualTo("other");
  }

  @Test
  void aCopyWhereThereIsNothingIsMadeOnce() throws IOException {
    assertServed(copyTo("new").header("if-none-match", "*").authorized(), 200);
    assertRefused(
        copyTo("new").header("if-none-match", "*").authorized(), 412, "PreconditionFailed");
  }

  @Test
  void aCopyOfAnotherSourceIsRefused() throws IOException {
    assertRefused(
        S3.copy().header("x-amz-copy-source-if-match", STALE).authorized(),
        412,
        "PreconditionFailed");
    assertRefused(
        S3.copy().header("x-amz-copy-source-if-none-match", S3.eTag("other")).authorized(),
        412,
        "PreconditionFailed");
  }

  @Test
  void aWriteWhereThereIsAnObjectIsRefused() throws IOException {
    assertRefused(S3.put().header("if-none-match", "*").authorized(), 412, "PreconditionFailed");
  }

  @Test
  void aWriteOverAnotherObjectIsRefused() throws IOException {
    assertRefused(S3.put().header("if-match", STALE).authorized(), 412, "PreconditionFailed");
  }

  @Test
  void aWriteUnlessTheObjectIsThisIsNotThere() throws IOException {
    assertRefused(S3.put().header("if-none-match", STALE).authorized(), 501, "NotImplemented");
    assertRefused(S3.copy().header("if-none-match", STALE).authorized(), 501, "NotImplemented");
  }

  @Test
  void aReadOfTheSameObjectIsNotRepeated() throws IOException {
    assertServed(S3.get().unsigned("If-None-Match", S3.eTag(KEY)).presigned(), 304);
  }

  @Test
  void aReadOfAnotherObjectIsRefused() throws IOException {
    assertRefused(S3.get().unsigned("If-Match", STALE).presigned(), 412, "PreconditionFailed");
  }

  @Test
  void aRangeBeyondTheEndIsRefused() throws IOException {
    assertRefused(S3.get().unsigned("Range", "bytes=99-").presigned(), 416, "InvalidRange");
  }

  private static SignedRequest copyTo(String key) {
    return S3.request("PUT", "/" + BUCKET + "/" + key).header("x-amz-copy-source", OTHER_PATH);
  }
}
