package dev.vivace.s3.http;

import com.google.common.base.Throwables;
import dev.vivace.s3.error.S3Error;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The errors of S3 for what S3Proxy throws. */
final class ProxyErrors {
  private static final int PRECONDITION_FAILED = 412;
  private static final List<String> TOLD_HEADERS = List.of("ETag", "Allow");

  private ProxyErrors() {}

  /** Sends the error that was meant; false if S3Proxy broke, and nothing is sent. */
  static boolean send(Exception thrown, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<AwsServiceException> told =
        Throwables.getCausalChain(thrown).stream()
            .filter(AwsServiceException.class::isInstance)
            .map(AwsServiceException.class::cast)
            .findFirst();
    if (told.isPresent()) {
      send(told.get(), request, response);
      return true;
    }
    Optional<S3Error> error = of(thrown);
    if (error.isPresent()) {
      Answers.send(error.get(), request, response);
    }
    return error.isPresent();
  }

  private static void send(
      AwsServiceException told, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SdkHttpResponse inner = S3Exceptions.httpResponse(told);
    if (inner != null) {
      for (String name : TOLD_HEADERS) {
        inner.firstMatchingHeader(name).ifPresent(value -> response.setHeader(name, value));
      }
    }
    String code = S3Exceptions.errorCode(told);
    if (code != null) {
      String message = Optional.ofNullable(told.awsErrorDetails().errorMessage()).orElse("");
      Answers.send(new S3Error(told.statusCode(), code, message), request, response);
    } else if (told.statusCode() == PRECONDITION_FAILED && isRevalidation(request)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      Answers.send(of(told.statusCode()), request, response);
    }
  }

  /** An error of a request that S3Proxy can't go on with; empty if it is S3Proxy's own fault. */
  private static Optional<S3Error> of(Exception thrown) {
    if (thrown instanceof IllegalArgumentException || thrown instanceof IllegalStateException) {
      return Optional.of(new S3Error(400, "InvalidArgument", message(thrown)));
    }
    if (thrown instanceof UnsupportedOperationException) {
      return Optional.of(new S3Error(501, "NotImplemented", message(thrown)));
    }
    boolean isTooSlow =
        Throwables.getCausalChain(thrown).stream().anyMatch(TimeoutException.class::isInstance);
    return isTooSlow
        ? Optional.of(
            new S3Error(
                400,
                "RequestTimeout",
                "Your socket connection to the server was not read from or written to within the"
                    + " timeout period."))
        : Optional.empty();
  }

  /** The error of a status that comes without a code. */
  private static S3Error of(int status) {
    return switch (status) {
      case 400, 422 ->
          new S3Error(400, "BadDigest", "The Content-MD5 or checksum does not match the body.");
      case 403 -> S3Error.accessDenied("Access Denied");
      case 404 -> new S3Error(404, "NoSuchKey", "The specified key does not exist.");
      case 405 ->
          new S3Error(
              405,
              "MethodNotAllowed",
              "The specified method is not allowed against this resource.");
      case PRECONDITION_FAILED ->
          new S3Error(
              status,
              "PreconditionFailed",
              "At least one of the pre-conditions you specified did not hold");
      case 416 -> new S3Error(status, "InvalidRange", "The requested range is not satisfiable");
      default -> new S3Error(status, "InternalError", "We encountered an internal error.");
    };
  }

  private static boolean isRevalidation(HttpServletRequest request) {
    return List.of("GET", "HEAD").contains(request.getMethod())
        && request.getHeader("If-Match") == null
        && request.getHeader("If-Unmodified-Since") == null;
  }

  private static String message(Exception thrown) {
    @Nullable String message = thrown.getMessage();
    return message == null ? "" : message;
  }
}
