package dev.vivace.s3.error;

/** A request that S3 answers with an error. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient S3Error error;

  public RefusedException(S3Error error) {
    super(error.code() + ": " + error.message());
    this.error = error;
  }

  public S3Error error() {
    return error;
  }
}
