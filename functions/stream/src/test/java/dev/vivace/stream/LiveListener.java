package dev.vivace.stream;

import dev.vivace.lambda.access.LinkTokens;
import dev.vivace.lambda.forwarded.ApiAddresses;
import dev.vivace.lambda.forwarded.PublicApi;
import dev.vivace.lambda.http.HttpHandler;
import dev.vivace.media.Ids;
import dev.vivace.media.http.MediaLinks;
import dev.vivace.media.live.LiveStreams;
import dev.vivace.media.live.listen.LiveListeners;
import dev.vivace.media.s3.Bucket;
import dev.vivace.stream.live.LiveSound;
import dev.vivace.stream.live.LiveSoundStream;
import dev.vivace.testkit.S3Clients;
import dev.vivace.testkit.S3Coordinates;
import dev.vivace.testkit.SimulatedTime;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** A stream function in simulated time. */
public final class LiveListener implements AutoCloseable {
  private final S3Client s3;
  private final HttpHandler function;

  public LiveListener(S3Coordinates at, SimulatedTime time) {
    s3 = S3Clients.of(at);
    Ids ids = new Ids(time);
    function =
        new LiveSoundStream(
                new LiveSound(
                    new LiveListeners(
                        new LiveStreams(new Bucket(s3, at.bucket()), ids, time), time::pause),
                    new MediaLinks(
                        new ApiAddresses(PublicApi.ofGateway(), Optional.empty()),
                        LinkTokens.none()),
                    time))
            ::get;
  }

  public HttpHandler function() {
    return function;
  }

  @Override
  public void close() {
    s3.close();
  }
}
