package dev.vivace.stream.hls;

import dev.vivace.testkit.S3Clients;
import dev.vivace.testkit.S3Coordinates;
import dev.vivace.testkit.S3Server;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The content of a test's bucket. */
record Bucket(S3Coordinates at) {
  static Bucket of(S3Server s3) {
    return new Bucket(s3.coordinates());
  }

  private S3Client client() {
    return S3Clients.of(at);
  }

  /** The time of listing the keys behind one, on a connection that is there. */
  long listingMs(String prefix, String startAfter) {
    try (S3Client s3 = client()) {
      s3.headBucket(head -> head.bucket(at.bucket()));
      long startNs = System.nanoTime();
      s3.listObjectsV2(list -> list.bucket(at.bucket()).prefix(prefix).startAfter(startAfter));
      return (System.nanoTime() - startNs) / 1_000_000;
    }
  }

  void put(Map<String, String> objects) {
    try (S3Client s3 = client()) {
      objects.forEach((key, text) ->
          s3.putObject(put -> put.bucket(at.bucket()).key(key), RequestBody.fromString(text)));
    }
  }

  List<String> keys(String prefix) {
    try (S3Client s3 = client()) {
      return s3
          .listObjectsV2Paginator(list -> list.bucket(at.bucket()).prefix(prefix))
          .contents()
          .stream()
          .map(S3Object::key)
          .toList();
    }
  }
}
