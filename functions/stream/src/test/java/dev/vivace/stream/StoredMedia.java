package dev.vivace.stream;

import dev.vivace.media.FileName;
import dev.vivace.media.Ids;
import dev.vivace.media.MediaId;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.Content;
import dev.vivace.media.sniff.MediaTypeDetector;
import dev.vivace.media.store.MediaStore;
import dev.vivace.testkit.S3Clients;
import dev.vivace.testkit.S3Coordinates;
import java.time.Clock;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A store of its own, to put files where the function finds them. */
public final class StoredMedia implements AutoCloseable {
  private final S3Client s3;
  private final MediaStore store;
  private final String bucket;

  public StoredMedia(S3Coordinates at) {
    bucket = at.bucket();
    s3 = S3Clients.of(at);
    store =
        new MediaStore(new Bucket(s3, bucket), new Ids(Clock.systemUTC()), new MediaTypeDetector());
  }

  public MediaId add(String name, byte[] content) {
    return store.store(FileName.of(name), Content.of(content)).id();
  }

  /** Puts other bytes where the item's are, as Vivace never does. */
  public void replace(MediaId id, byte[] content) {
    s3.putObject(
        put -> put.bucket(bucket).key("media/" + id + "/original"), RequestBody.fromBytes(content));
  }

  /** Multipart uploads that are neither completed nor aborted. */
  public int openMultiparts() {
    return s3.listMultipartUploads(request -> request.bucket(bucket)).uploads().size();
  }

  public MediaStore store() {
    return store;
  }

  @Override
  public void close() {
    s3.close();
  }
}
