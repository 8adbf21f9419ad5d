package dev.vivace.s3.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** A folder with buckets in it. */
public final class ObjectFolder {
  private ObjectFolder() {}

  /**
   * Opens it, after leftovers of a run that was killed have been removed.
   *
   * @param folder of one store at a time; made if absent
   * @param buckets to make if absent
   * @throws IOException if the folder can't be used
   */
  public static BlobStore open(Path folder, Collection<String> buckets) throws IOException {
    Path objects = Files.createDirectories(folder.resolve("buckets"));
    Path spool = Files.createDirectories(folder.resolve("spool"));
    Path checksums = Files.createDirectories(folder.resolve("checksums"));
    Leftovers.sweep(objects);
    Leftovers.empty(spool);
    BlobStore store =
        new GuardedBlobStore(
            new MultipartRules(
                new FilesystemNio2BlobStore(objects.toAbsolutePath().toString()),
                new AgreedChecksums(checksums)),
            new Spool(spool));
    for (String bucket : buckets) {
      if (!store.containerExists(bucket)) {
        store.createContainer(bucket);
      }
    }
    return store;
  }
}
