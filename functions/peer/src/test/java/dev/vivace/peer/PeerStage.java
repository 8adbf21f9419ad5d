package dev.vivace.peer;

import static org.awaitility.Awaitility.await;

import dev.vivace.media.FileName;
import dev.vivace.media.Ids;
import dev.vivace.media.MediaItem;
import dev.vivace.media.s3.Content;
import dev.vivace.media.store.MediaStore;
import dev.vivace.media.wiring.FunctionBeans;
import dev.vivace.realtime.session.Answer;
import dev.vivace.realtime.session.Control;
import dev.vivace.realtime.session.Filtering;
import dev.vivace.realtime.session.Session;
import dev.vivace.realtime.session.SessionId;
import dev.vivace.realtime.session.Sessions;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.FakeContext;
import io.micronaut.context.BeanContext;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A peer on the embedded S3, and the signalling function's part of it. */
final class PeerStage implements AutoCloseable {
  private static final int REMAINING_MS = 900_000;

  private final Main peer;
  private final BeanContext beans;

  PeerStage(S3Server s3, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(s3.coordinates().environment());
    environment.putAll(more);
    peer = new Main(environment);
    beans = FunctionBeans.start(environment);
  }

  Sessions sessions() {
    return beans.getBean(Sessions.class);
  }

  Main peer() {
    return peer;
  }

  /** A session that was invoked in this process. */
  Running start(String offer, String video, Optional<String> audio, Map<String, Object> set) {
    Running stored = store(offer, video, audio, set);
    return new Running(stored.id(), invoke(stored.id()));
  }

  /** A session with a model that is stored for it. */
  Running startWithModel(String offer, String video) {
    MediaItem model =
        beans
            .getBean(MediaStore.class)
            .store(FileName.of("model.onnx"), Content.of(new byte[] {1}));
    Running stored =
        store(
            offer,
            new Filtering(video, Optional.empty(), Optional.of(model.id().value())),
            Map.of());
    return new Running(stored.id(), invoke(stored.id()));
  }

  /** A session that nobody has been invoked for. */
  Running store(String offer, String video, Optional<String> audio, Map<String, Object> set) {
    return store(offer, new Filtering(video, audio, Optional.empty()), set);
  }

  private Running store(String offer, Filtering filtering, Map<String, Object> set) {
    SessionId id = new SessionId(beans.getBean(Ids.class).newUlid());
    Session session = new Session(id, filtering, "127.0.0.1", Instant.now(), Optional.empty());
    sessions().create(session, offer, Control.of(set));
    return new Running(id, new CompletableFuture<>());
  }

  CompletableFuture<Void> invoke(SessionId id) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread.ofPlatform()
        .name("invocation")
        .start(() -> {
          try {
            peer.handleRequest(
                new ByteArrayInputStream(
                    "{\"sessionId\":\"%s\",\"offer\":0}"
                        .formatted(id)
                        .getBytes(StandardCharsets.UTF_8)),
                OutputStream.nullOutputStream(),
                new FakeContext(REMAINING_MS));
            done.complete(null);
          } catch (Throwable failure) { // the test sees it
            done.completeExceptionally(failure);
          }
        });
    return done;
  }

  /** A session under way. */
  final class Running {
    private final SessionId id;
    private final CompletableFuture<Void> invocation;

    Running(SessionId id, CompletableFuture<Void> invocation) {
      this.id = id;
      this.invocation = invocation;
    }

    SessionId id() {
      return id;
    }

    Answer answer(int number) {
      return await()
          .atMost(Duration.ofSeconds(15))
          .pollInterval(Duration.ofMillis(10))
          .until(
              () -> {
                if (invocation.isCompletedExceptionally()) {
                  invocation.join();
                }
                return sessions().findAnswer(id, number);
              },
              Optional::isPresent)
          .orElseThrow();
    }

    String sdp(int number) {
      return switch (answer(number)) {
        case Answer.Accepted(String sdp) -> sdp;
        case Answer.Refused refused -> throw new AssertionError(refused.toString());
      };
    }

    /** Waits for the end of the invocation. */
    void awaitEnd(Duration longest) throws Exception {
      invocation.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isDone() {
      return invocation.isDone();
    }

    Map<String, Object> status() {
      return sessions().status(id).orElseThrow().members();
    }

    void stop() {
      sessions().change(id, Control::stop);
    }
  }

  @Override
  public void close() {
    beans.close();
    peer.close();
  }
}
