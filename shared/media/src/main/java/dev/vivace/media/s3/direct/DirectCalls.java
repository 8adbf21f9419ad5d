package dev.vivace.media.s3.direct;

/** Asks S3 once. */
@FunctionalInterface
public interface DirectCalls {
  /** Sends a request and tells what S3 has answered. Throws nothing of S3's or the network's. */
  DirectAnswer send(DirectRequest request);

  /** Asks nothing: everything is left to the SDK. */
  static DirectCalls none() {
    return request -> new DirectAnswer.Unclear();
  }
}
