package dev.vivace.e2e.recorded;

import dev.vivace.lambda.gateway.Integration;
import dev.vivace.lambda.http.Route;
import dev.vivace.media.wiring.FunctionBeans;
import dev.vivace.media.wiring.MediaFunction;
import dev.vivace.playback.PlaybackFunction;
import dev.vivace.testkit.Exchange;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.S3Coordinates;
import dev.vivace.testkit.gateway.FakeContext;
import dev.vivace.testkit.gateway.FunctionClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * A function in this process that speaks to S3 through a proxy, by which everything that it asks is
 * known, and what is asked by URLs that it has signed.
 */
public final class RecordedFunction implements AutoCloseable {
  /** The one function that no route leads to: the signalling function invokes it. */
  public static final String PEER = "PeerFunction";

  /** Makers of the functions that answer HTTP, by logical id. */
  public static final Map<String, Function<Map<String, String>, MediaFunction>> ALL =
      Map.of(
          "UploadFunction", dev.vivace.upload.Main::new,
          "PlaybackFunction", dev.vivace.playback.Main::new,
          "StreamFunction", dev.vivace.stream.Main::new,
          "LiveFunction", dev.vivace.live.Main::new,
          "SignalFunction", RecordedFunction::signal);

  private final FaultyProxy s3;
  private final AnsweringPeer peer;
  private final MediaFunction function;

  private RecordedFunction(FaultyProxy s3, AnsweringPeer peer, MediaFunction function) {
    this.s3 = s3;
    this.peer = peer;
    this.function = function;
  }

  private static MediaFunction signal(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.putIfAbsent("PEER_FUNCTION", PEER);
    return new dev.vivace.signal.Main(all);
  }

  public static RecordedFunction start(String logicalId, S3Coordinates at) throws IOException {
    return start(logicalId, at, Map.of());
  }

  /** Starts one with variables beside those that lead to S3. */
  public static RecordedFunction start(
      String logicalId, S3Coordinates at, Map<String, String> variables) throws IOException {
    return start(ALL.get(logicalId), at, variables);
  }

  /** The function that shows and links items, by a clock of the test's. */
  public static RecordedFunction startPlayback(
      S3Coordinates at, Map<String, String> variables, Clock clock) throws IOException {
    return start(
        environment ->
            new MediaFunction(
                FunctionBeans.start(environment, clock),
                PlaybackFunction.class,
                Integration.BUFFERED),
        at,
        variables);
  }

  private static RecordedFunction start(
      Function<Map<String, String>, MediaFunction> function,
      S3Coordinates at,
      Map<String, String> variables)
      throws IOException {
    FaultyProxy proxy = FaultyProxy.before(at.endpoint());
    AnsweringPeer peer = AnsweringPeer.start(at);
    Map<String, String> environment = new HashMap<>(at.at(proxy.endpoint()).environment());
    environment.putAll(peer.variables());
    environment.putAll(variables);
    return new RecordedFunction(proxy, peer, function.apply(environment));
  }

  /**
   * The first part of the names of a function's events, {@code upload-} for {@code UploadFunction}.
   */
  public static String eventPrefix(String logicalId) {
    return logicalId.replaceFirst("Function$", "-").toLowerCase(Locale.ROOT);
  }

  public Collection<Route> routes() {
    return function.routes().all();
  }

  public FunctionClient client() {
    return new FunctionClient(function);
  }

  /** Runs the function as a runtime does. */
  public void run(byte[] event, OutputStream answer) throws IOException {
    function.handleRequest(new ByteArrayInputStream(event), answer, new FakeContext());
  }

  public FaultyProxy s3() {
    return s3;
  }

  public List<Exchange> exchanges() {
    return s3.exchanges();
  }

  @Override
  public void close() throws IOException {
    function.close();
    peer.close();
    s3.close();
  }
}
