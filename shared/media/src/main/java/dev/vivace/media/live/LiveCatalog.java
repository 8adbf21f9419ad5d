package dev.vivace.media.live;

import dev.vivace.media.Ids;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.ConcurrentReads;
import dev.vivace.media.s3.StateObjects;
import dev.vivace.media.store.NewestFirst;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The live streams of one bucket. Neither ends one nor looks at chunks: a stream takes two requests
 * to S3.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 */
public final class LiveCatalog {
  /** Most streams on a page. */
  public static final int MAX_PAGE_SIZE = 100;

  private static final int MAX_LISTED_KEYS = 1000;

  private final Bucket bucket;
  private final Ids ids;
  private final LiveDescriptions descriptions;
  private final LiveEnds ends;

  /**
   * @param ids tells the time
   */
  public LiveCatalog(Bucket bucket, Ids ids) {
    StateObjects states = new StateObjects(bucket);
    this.bucket = bucket;
    this.ids = ids;
    this.descriptions = new LiveDescriptions(states);
    this.ends = new LiveEnds(states);
  }

  /**
   * The newest streams.
   *
   * @param after only those that are older than this one, which need not exist; empty for all
   * @param limit most streams to answer, from 1 to {@link #MAX_PAGE_SIZE}
   */
  public LivePage list(Optional<LiveStreamId> after, int limit) {
    NewestFirst walk = new NewestFirst(bucket, LiveKeys.LIVE, MAX_LISTED_KEYS, ids.present());
    after.ifPresent(id -> walk.before(id.value()));
    List<LiveStream> found = new ArrayList<>();
    boolean last = false;
    // One more than asked for, to know whether there is a next page.
    while (found.size() <= limit && !last) {
      List<String> next = walk.next();
      addExisting(next, found, limit + 1);
      last = next.isEmpty();
    }
    List<LiveStream> page = last ? found : found.subList(0, limit);
    return new LivePage(
        ConcurrentReads.of(page, this::overview),
        last ? Optional.empty() : Optional.of(page.getLast().id()));
  }

  /** Leaves out those of which no more than some chunks are left. */
  private void addExisting(List<String> names, List<LiveStream> found, int wanted) {
    for (int from = 0; from < names.size() && found.size() < wanted; ) {
      int to = Math.min(names.size(), from + wanted - found.size());
      ConcurrentReads.of(names.subList(from, to), name -> descriptions.find(new LiveStreamId(name)))
          .stream()
          .flatMap(Optional::stream)
          .forEach(found::add);
      from = to;
    }
  }

  private LiveOverview overview(LiveStream stream) {
    return new LiveOverview(stream, ends.find(stream.id()).flatMap(LiveEnds::counted));
  }
}
