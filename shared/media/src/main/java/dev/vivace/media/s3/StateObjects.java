package dev.vivace.media.s3;

import java.util.Map;
import java.util.Optional;

/**
 * Small JSON objects, changed by conditional writes: of all who write one version, one wins.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 *
 * @param bucket where they are
 */
public record StateObjects(Bucket bucket) {
  private static final ObjectFields JSON = ObjectFields.ofType("application/json");

  /**
   * One version of an object.
   *
   * @param members what it says
   * @param eTag the version
   */
  public record Version(JsonMembers members, String eTag) {}

  /**
   * The object as it is now; empty if there is none of this key.
   *
   * @throws java.io.UncheckedIOException if it is no JSON object
   */
  public Optional<Version> find(String key) {
    return bucket
        .read(key)
        .map(object -> new Version(JsonMembers.read(object.bytes()), object.head().eTag()));
  }

  /** Whether it was written; if not, there is one of that key. */
  public boolean create(String key, Map<String, Object> members) {
    return bucket.create(key, JSON, content(members)).isPresent();
  }

  /** Whether it was written; if not, the version was replaced before. */
  public boolean replace(String key, Version version, Map<String, Object> members) {
    return bucket.replace(key, version.eTag(), JSON, content(members)).isPresent();
  }

  /** Writes in place of any version that is there. Only for keys that have one writer. */
  public void overwrite(String key, Map<String, Object> members) {
    bucket.overwrite(key, JSON, content(members));
  }

  private static Content content(Map<String, Object> members) {
    return Content.of(JsonMembers.write(members));
  }
}
