package dev.vivace.upload;

import dev.vivace.media.MediaException;
import dev.vivace.media.MediaItem;
import dev.vivace.media.store.ItemLabel;
import dev.vivace.media.store.ItemRecords;
import dev.vivace.media.store.LabeledItem;
import dev.vivace.media.store.MediaStore;
import dev.vivace.media.wiring.MediaConfiguration;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;

/** Stores the files of one request: all of them, or none. */
@Singleton
final class FileIntake {
  private static final System.Logger LOG = System.getLogger(FileIntake.class.getName());

  private final MediaStore store;
  private final ItemRecords records;
  private final long maxSizeBytes;

  FileIntake(MediaStore store, ItemRecords records, MediaConfiguration configuration) {
    this.store = store;
    this.records = records;
    this.maxSizeBytes = configuration.uploads().maxSizeBytes();
  }

  /**
   * Stores files in their order.
   *
   * @param label what their owner says of each
   * @throws MediaException if one is empty or too large; nothing is stored then
   * @throws SdkException if S3 fails; what was stored before is deleted again
   */
  List<LabeledItem> storeAll(List<ReceivedFile> files, ItemLabel label) {
    files.forEach(this::check);
    List<MediaItem> stored = new ArrayList<>(files.size());
    try {
      for (ReceivedFile file : files) {
        stored.add(store.store(file.name(), file.declaredType(), file.content()));
      }
      return stored.stream().map(item -> records.label(item, label)).toList();
    } catch (SdkException outage) {
      stored.forEach(this::takeBack);
      throw outage;
    }
  }

  private void check(ReceivedFile file) {
    long sizeBytes = file.content().sizeBytes();
    if (sizeBytes == 0) {
      throw new MediaException.Empty();
    }
    if (sizeBytes > maxSizeBytes) {
      throw new MediaException.TooLarge(sizeBytes, maxSizeBytes);
    }
  }

  private void takeBack(MediaItem item) {
    try {
      store.delete(item.id());
    } catch (SdkException again) { // the first failure is what the client has to know
      LOG.log(Level.ERROR, () -> "media item " + item.id() + " is left of a failed request", again);
    }
  }
}
