package dev.vivace.media.s3;

import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What S3 answers where writers of one key meet. 412: the condition does not hold, somebody was
 * first, or the client's own attempt was whose answer got lost. 409: S3 could not tell yet, ask
 * again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional
 *     writes</a>
 */
public final class Conflicts {
  /** The condition does not hold. */
  public static final int PRECONDITION_FAILED = 412;

  /** Another write of the key is on its way. */
  public static final int CONFLICT = 409;

  /** What the condition is about is gone. */
  public static final int NOT_FOUND = 404;

  /** Each attempt takes a round trip, in which the other writer gets on. */
  public static final int MAX_ATTEMPTS = 5;

  private Conflicts() {}

  /** Repeats a write while S3 answers 409; the last answer is thrown. */
  public static <T> T retried(Supplier<T> write) {
    for (int attempt = 1; ; attempt++) {
      try {
        return write.get();
      } catch (S3Exception e) {
        if (e.statusCode() != CONFLICT || attempt == MAX_ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
