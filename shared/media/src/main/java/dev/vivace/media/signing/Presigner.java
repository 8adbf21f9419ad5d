package dev.vivace.media.signing;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Signs URLs of objects of the bucket, for what reaches S3. */
@FunctionalInterface
public interface Presigner {
  /**
   * Returns the URL.
   *
   * @param method GET, HEAD or PUT
   * @param query parameters beside those of the signature, as they are
   * @param validFor from now, in whole seconds
   */
  URI sign(SdkHttpMethod method, String key, Map<String, String> query, Duration validFor);
}
