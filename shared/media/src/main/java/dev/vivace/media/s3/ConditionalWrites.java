package dev.vivace.media.s3;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The answers of S3 where writers of one key meet. 412: the condition does not hold, somebody was
 * first, or the client's own attempt was whose answer got lost. 409: S3 could not tell yet, ask
 * again. 404: what the condition is about is gone.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional
 *     writes</a>
 */
public final class ConditionalWrites {
  static final int PRECONDITION_FAILED = 412;
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;

  /** Each attempt takes a round trip, in which the other writer gets on. */
  private static final int MAX_ATTEMPTS = 5;

  private ConditionalWrites() {}

  /**
   * Carries out a write with {@code If-None-Match: *}, again while S3 answers 409.
   *
   * @return the write's result; empty if there is an object of that key already
   */
  public static <T> Optional<T> created(Supplier<T> write) {
    return carriedOut(write, Set.of(PRECONDITION_FAILED));
  }

  /**
   * Carries out a write with {@code If-Match}, again while S3 answers 409.
   *
   * @return the write's result; empty if that version is gone
   */
  public static <T> Optional<T> replaced(Supplier<T> write) {
    return carriedOut(write, Set.of(PRECONDITION_FAILED, NOT_FOUND));
  }

  private static <T> Optional<T> carriedOut(Supplier<T> write, Set<Integer> overtaken) {
    return repeated(
        () -> {
          try {
            return Optional.of(write.get());
          } catch (S3Exception e) {
            if (overtaken.contains(e.statusCode())) {
              return Optional.empty();
            }
            throw e;
          }
        },
        ConditionalWrites::isGoingOn);
  }

  /**
   * Repeats a step that reads and then writes by what it has read, as long as somebody else was in
   * between: who completed or aborted (404, 412), is completing (409), or has sent a part once more
   * (400 {@code InvalidPart}).
   */
  public static <T> T settled(Supplier<T> step) {
    return repeated(step, ConditionalWrites::isOvertaken);
  }

  /** Whether S3 is still at another write of that key. */
  public static boolean isGoingOn(S3Exception e) {
    return e.statusCode() == CONFLICT;
  }

  private static boolean isOvertaken(S3Exception e) {
    return switch (e.statusCode()) {
      case NOT_FOUND, CONFLICT, PRECONDITION_FAILED -> true;
      default ->
          e.awsErrorDetails() != null && "InvalidPart".equals(e.awsErrorDetails().errorCode());
    };
  }

  /** The last failure is thrown. */
  private static <T> T repeated(Supplier<T> step, Predicate<S3Exception> again) {
    for (int attempt = 1; ; attempt++) {
      try {
        return step.get();
      } catch (S3Exception e) {
        if (!again.test(e) || attempt == MAX_ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
