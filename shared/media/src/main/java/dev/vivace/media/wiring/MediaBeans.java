package dev.vivace.media.wiring;

import dev.vivace.lambda.forwarded.ApiAddresses;
import dev.vivace.lambda.token.LastingLinks;
import dev.vivace.media.Ids;
import dev.vivace.media.links.ItemLinks;
import dev.vivace.media.links.LinkGrants;
import dev.vivace.media.live.LiveCatalog;
import dev.vivace.media.live.LiveSegments;
import dev.vivace.media.live.LiveStreams;
import dev.vivace.media.live.archive.LiveArchive;
import dev.vivace.media.live.listen.LiveListeners;
import dev.vivace.media.live.progress.LiveWatch;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.direct.DirectCalls;
import dev.vivace.media.sniff.MediaTypeDetector;
import dev.vivace.media.store.ItemRecords;
import dev.vivace.media.store.ItemSegments;
import dev.vivace.media.store.MediaStore;
import dev.vivace.media.store.Readings;
import dev.vivace.media.upload.Uploads;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.s3.S3Client;

/** The beans that functions work with; each is made when a function first asks for it. */
@Factory
final class MediaBeans {
  private final MediaConfiguration configuration;

  MediaBeans(MediaConfiguration configuration) {
    this.configuration = configuration;
  }

  @Singleton
  ApiAddresses apiAddresses() {
    return new ApiAddresses(
        configuration.publicApi(), configuration.inside().map(InsideConfiguration::api));
  }

  @Singleton
  Ids ids(Clock clock) {
    return new Ids(clock);
  }

  @Singleton
  MediaTypeDetector detector() {
    return new MediaTypeDetector();
  }

  @Singleton
  Bucket bucket(DirectCalls direct, Provider<S3Client> sdk) {
    return new Bucket(direct, sdk::get, configuration.bucket());
  }

  @Singleton
  MediaStore store(Bucket bucket, Ids ids, MediaTypeDetector detector) {
    return new MediaStore(bucket, ids, detector);
  }

  @Singleton
  ItemRecords itemRecords(Bucket bucket, Ids ids) {
    return new ItemRecords(bucket, ids);
  }

  @Singleton
  Readings readings(Bucket bucket) {
    return new Readings(bucket);
  }

  @Singleton
  ItemLinks itemLinks(Bucket bucket, Ids ids) {
    return new ItemLinks(bucket, ids);
  }

  @Singleton
  LastingLinks lastingLinks(ItemLinks links, Clock clock) {
    return new LinkGrants(links, clock);
  }

  @Singleton
  Uploads uploads(Bucket bucket, Ids ids, MediaTypeDetector detector, Clock clock) {
    return new Uploads(bucket, configuration.uploads(), ids, detector, clock);
  }

  @Singleton
  LiveStreams liveStreams(Bucket bucket, Ids ids, Clock clock) {
    return new LiveStreams(bucket, ids, clock);
  }

  @Singleton
  LiveCatalog liveCatalog(Bucket bucket, Ids ids) {
    return new LiveCatalog(bucket, ids);
  }

  @Singleton
  LiveListeners liveListeners(LiveStreams streams) {
    return new LiveListeners(streams, Thread::sleep);
  }

  @Singleton
  LiveWatch liveWatch(Bucket bucket, LiveStreams streams) {
    return new LiveWatch(bucket, streams);
  }

  @Singleton
  LiveSegments liveSegments(Bucket bucket) {
    return new LiveSegments(bucket);
  }

  @Singleton
  ItemSegments itemSegments(Bucket bucket) {
    return new ItemSegments(bucket);
  }

  @Singleton
  LiveArchive liveArchive(Bucket bucket, LiveStreams streams, MediaTypeDetector detector) {
    return new LiveArchive(bucket, streams, detector);
  }
}
