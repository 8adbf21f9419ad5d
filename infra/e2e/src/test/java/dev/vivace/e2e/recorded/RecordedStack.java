package dev.vivace.e2e.recorded;

import dev.vivace.e2e.template.TemplateDocument;
import dev.vivace.lambda.runtime.ResponseStream;
import dev.vivace.local.gateway.Gateway;
import dev.vivace.local.gateway.GatewayLimits;
import dev.vivace.local.invocation.Failure;
import dev.vivace.local.invocation.Invocation;
import dev.vivace.local.invocation.Invoker;
import dev.vivace.local.invocation.ResponsePipe;
import dev.vivace.local.template.Template;
import dev.vivace.local.template.TemplateContext;
import dev.vivace.testkit.S3Coordinates;
import dev.vivace.testkit.gateway.FunctionClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** All functions in this process, behind the gateway of the template; what S3 is asked is known. */
public final class RecordedStack implements AutoCloseable {
  private static final String PLAYBACK = "PlaybackFunction";

  private final Map<String, RecordedFunction> functions = new HashMap<>();
  private final Gateway gateway;
  private final URI api;

  public RecordedStack(S3Coordinates at) throws IOException {
    this(at, Map.of());
  }

  /** With variables beside those that lead to S3. */
  public RecordedStack(S3Coordinates at, Map<String, String> variables) throws IOException {
    this(at, variables, Clock.systemUTC());
  }

  /** As that, with a clock of the test's for the function that shows and links items. */
  public RecordedStack(S3Coordinates at, Map<String, String> variables, Clock clock)
      throws IOException {
    TemplateContext account = new TemplateContext("eu-west-1", "000000000000", Map.of());
    gateway =
        new Gateway(
            Template.load(TemplateDocument.MAIN, account).api().unthrottled(),
            account,
            new InThisProcess(),
            GatewayLimits.aws(),
            Clock.systemUTC());
    api = URI.create("http://127.0.0.1:" + gateway.listen(0));
    Map<String, String> all = new HashMap<>(variables);
    all.putIfAbsent("PUBLIC_API_URL", api.toString());
    for (String name : RecordedFunction.ALL.keySet()) {
      functions.put(
          name,
          name.equals(PLAYBACK)
              ? RecordedFunction.startPlayback(at, all, clock)
              : RecordedFunction.start(name, at, all));
    }
  }

  public URI url(String pathAndQuery) {
    return URI.create(api + pathAndQuery);
  }

  public FunctionClient client(String function) {
    return Objects.requireNonNull(functions.get(function)).client();
  }

  /** The number of requests that S3 has got. */
  int s3Requests() {
    return functions.values().stream().mapToInt(function -> function.exchanges().size()).sum();
  }

  @Override
  public void close() throws IOException {
    gateway.close();
    for (RecordedFunction function : functions.values()) {
      function.close();
    }
  }

  private final class InThisProcess implements Invoker {
    @Override
    public boolean knows(String functionName) {
      return functions.containsKey(functionName);
    }

    @Override
    public ResponsePipe invoke(Invocation invocation) {
      ResponsePipe answer = new ResponsePipe();
      Thread.ofVirtual().start(() -> run(invocation, answer));
      return answer;
    }

    private void run(Invocation invocation, ResponsePipe answer) {
      ByteArrayOutputStream payload = new ByteArrayOutputStream();
      try {
        functions
            .get(invocation.functionName())
            .run(
                invocation.event().bytes(),
                switch (invocation.mode()) {
                  case BUFFERED -> payload;
                  case STREAMED -> new Streamed(payload);
                });
        answer.write(payload.toByteArray());
        answer.complete();
      } catch (IOException e) {
        answer.fail(Failure.of(Failure.Kind.FUNCTION_ERROR, "Failed", e.toString()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        invocation.event().letGo();
      }
    }
  }

  /** The output by which a function knows that it is to stream. */
  private static final class Streamed extends ResponseStream {
    private final OutputStream out;

    Streamed(OutputStream out) {
      this.out = out;
    }

    @Override
    public void contentType(String mediaType) {}

    @Override
    public void write(int value) throws IOException {
      out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }
  }
}
