package dev.vivace.upload;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.vivace.lambda.http.Integration;
import dev.vivace.media.wiring.FunctionContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** The upload function, wired. Also the handler class for AWS's own Java runtime. */
public final class UploadFunction implements RequestStreamHandler, AutoCloseable {
  private final FunctionContext context;
  private final RequestStreamHandler handler;

  /** Configured by the process's environment, as AWS's own Java runtime makes a handler. */
  public UploadFunction() {
    this(System.getenv());
  }

  /**
   * @throws IllegalArgumentException if a variable is missing or wrong; the message names it
   */
  public UploadFunction(Map<String, String> environment) {
    context = FunctionContext.start(environment);
    handler = context.handler(UploadRoutes.class, Integration.BUFFERED);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream output, Context invocation)
      throws IOException {
    handler.handleRequest(event, output, invocation);
  }

  @Override
  public void close() {
    context.close();
  }
}
