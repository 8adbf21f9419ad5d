package dev.vivace.playback;

import dev.vivace.lambda.gateway.Integration;
import dev.vivace.media.wiring.FunctionBeans;
import dev.vivace.media.wiring.MediaFunction;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.FunctionClient;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One S3, and as many copies of the functions as a test wants, each with a context of its own. */
final class Processes implements BeforeAllCallback, AfterAllCallback {
  private final S3Server s3 = new S3Server();
  private final List<AutoCloseable> started = new ArrayList<>();

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    s3.beforeAll(context);
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    for (AutoCloseable process : started) {
      process.close();
    }
    s3.afterAll(context);
  }

  FunctionClient startUpload() {
    dev.vivace.upload.Main function = new dev.vivace.upload.Main(environment());
    started.add(function);
    return new FunctionClient(function);
  }

  FunctionClient startPlayback() {
    return startPlayback(Map.of());
  }

  /** Starts one with other variables than the usual. */
  FunctionClient startPlayback(Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(environment());
    environment.putAll(variables);
    Main function = new Main(environment);
    started.add(function);
    return new FunctionClient(function);
  }

  /** Starts one whose clock is the test's, speaking to S3 through a proxy. */
  FunctionClient startPlayback(Clock clock, URI proxy, Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(s3.coordinates().at(proxy).environment());
    environment.putAll(variables);
    MediaFunction function =
        new MediaFunction(
            FunctionBeans.start(environment, clock), PlaybackFunction.class, Integration.BUFFERED);
    started.add(function);
    return new FunctionClient(function);
  }

  S3Server s3() {
    return s3;
  }

  private Map<String, String> environment() {
    return s3.coordinates().environment();
  }
}
