package dev.vivace.lambda.gateway;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.vivace.lambda.http.Cors;
import dev.vivace.lambda.http.Failures;
import dev.vivace.lambda.http.Headers;
import dev.vivace.lambda.http.HttpHandler;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.ProblemException;
import dev.vivace.lambda.runtime.ResponseStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;

/**
 * An {@link HttpHandler} as a Lambda function behind API Gateway. Every answer takes the form of
 * the integration, errors too; an event that is no HTTP request is answered with 400. Every request
 * leaves one line in the log: route, status and how long it took, its body included. Browsers are
 * told not to guess types (WHATWG Fetch, section 3.6).
 *
 * <p>Whatever is thrown before the first byte is sent, by the application or by the body it gave,
 * becomes one answer here: a {@link ProblemException}'s problem, what {@link Failures} know, or
 * 500.
 *
 * <p>A problem is a page to a browser that prefers one, as it does where a person follows a link.
 *
 * <p>On a runtime that can't stream (the output is no {@link ResponseStream}) the answer is the
 * buffered form.
 */
public final class ApiGatewayHandler implements RequestStreamHandler {
  private static final System.Logger LOG = System.getLogger(ApiGatewayHandler.class.getName());

  private final HttpHandler application;
  private final Failures failures;
  private final Integration integration;
  private final Cors cors;

  /** With an application of whose failures nothing is known. */
  public ApiGatewayHandler(HttpHandler application, Integration integration, Cors cors) {
    this(application, Failures.unknown(), integration, cors);
  }

  /**
   * @param failures what the application, and the bodies that it gives, may throw
   */
  public ApiGatewayHandler(
      HttpHandler application, Failures failures, Integration integration, Cors cors) {
    this.application = application;
    this.failures = failures;
    this.integration = integration;
    this.cors = cors;
  }

  /**
   * @throws IOException if the body fails after its first byte was sent, so that the runtime
   *     reports a failure midstream
   */
  @Override
  public void handleRequest(InputStream event, OutputStream output, Context context)
      throws IOException {
    ResponseWriter writer = writerTo(output);
    HttpRequest request;
    try {
      request = ProxyEventReader.read(event);
    } catch (MalformedEventException malformed) {
      Problem problem = Problem.invalidRequest(malformed.detail());
      writer.write(shown(Headers.empty(), problem.toResponse(context.getAwsRequestId())));
      return;
    }
    new Exchange(request, writer).run();
  }

  /** Adds what every answer has: who may read it, and that it is what it says it is. */
  private HttpResponse shown(Headers requestHeaders, HttpResponse response) {
    return cors.apply(requestHeaders, response).withHeader("X-Content-Type-Options", "nosniff");
  }

  private ResponseWriter writerTo(OutputStream output) {
    return integration == Integration.STREAMED && output instanceof ResponseStream stream
        ? new PreludeWriter(stream)
        : new ProxyJsonWriter(output);
  }

  /** One request and the way to answer it. */
  private final class Exchange {
    private final HttpRequest request;
    private final ResponseWriter writer;
    private final long startedNs = System.nanoTime();
    private int status;

    Exchange(HttpRequest request, ResponseWriter writer) {
      this.request = request;
      this.writer = writer;
    }

    void run() throws IOException {
      try {
        answer(
            request.method().equals("OPTIONS")
                ? application.options(request, cors.preflight(request))
                : handled());
      } catch (IOException | RuntimeException failure) { // rethrown, or answered
        if (writer.isCommitted()) {
          throw failure;
        }
        answer(problem(failure).toResponse(request.context().requestId()));
      } finally {
        LOG.log(Level.INFO, () -> request.route() + " " + status + " in " + elapsedMs() + " ms");
      }
    }

    private Problem problem(Exception failure) {
      Problem problem =
          failure instanceof ProblemException known
              ? known.problem()
              : failures.problemOf(failure).orElseGet(Problem::internalError);
      if (problem.status() >= 500) {
        LOG.log(Level.ERROR, () -> request.route() + ": " + problem.title(), failure);
      }
      return problem;
    }

    private long elapsedMs() {
      return (System.nanoTime() - startedNs) / 1_000_000;
    }

    private HttpResponse handled() throws IOException {
      return application.handle(request);
    }

    private void answer(HttpResponse response) throws IOException {
      status = response.status();
      HttpResponse shown = shown(request.headers(), ErrorPage.orSame(request, response, cors));
      writer.write(request.method().equals("HEAD") ? shown.toHead() : shown);
    }
  }
}
