package dev.vivace.media.wiring;

import dev.vivace.lambda.forwarded.PublicApi;
import dev.vivace.media.Ids;
import dev.vivace.media.live.LiveStreams;
import dev.vivace.media.live.archive.LiveArchive;
import dev.vivace.media.live.listen.LiveListeners;
import dev.vivace.media.sniff.MediaTypeDetector;
import dev.vivace.media.store.MediaStore;
import dev.vivace.media.upload.Uploads;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import software.amazon.awssdk.services.s3.S3Client;

/** What functions work with; each is made when a function first asks for it. */
@Factory
final class MediaBeans {
  private final MediaConfiguration configuration;

  MediaBeans(MediaConfiguration configuration) {
    this.configuration = configuration;
  }

  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Singleton
  PublicApi publicApi() {
    return configuration.publicApi();
  }

  @Singleton
  Ids ids(Clock clock) {
    return new Ids(clock, new SecureRandom());
  }

  @Singleton
  MediaTypeDetector detector() {
    return new MediaTypeDetector();
  }

  @Singleton
  MediaStore store(S3Client s3, Ids ids, MediaTypeDetector detector) {
    return new MediaStore(s3, configuration.bucket(), ids, detector);
  }

  @Singleton
  Uploads uploads(S3Client s3, Ids ids, MediaTypeDetector detector, Clock clock) {
    return new Uploads(s3, configuration.uploads(), ids, detector, clock);
  }

  @Singleton
  LiveStreams liveStreams(S3Client s3, Ids ids, Clock clock) {
    return new LiveStreams(s3, configuration.bucket(), ids, clock);
  }

  @Singleton
  LiveListeners liveListeners(LiveStreams streams) {
    return new LiveListeners(streams, Thread::sleep);
  }

  @Singleton
  LiveArchive liveArchive(S3Client s3, LiveStreams streams, MediaTypeDetector detector) {
    return new LiveArchive(s3, configuration.bucket(), streams, detector);
  }
}
