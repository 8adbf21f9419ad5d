package dev.vivace.media.http;

import dev.vivace.lambda.http.HttpHandler;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.MediaException;
import dev.vivace.media.live.LiveException;
import dev.vivace.media.upload.UploadException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Turns the refusals of {@link dev.vivace.media}, of uploads and of live streams, and the outages
 * of S3, into problems, for a whole application. What S3 refuses for good, such as a missing
 * permission, is no outage and passes through.
 */
public final class MediaRefusals implements HttpHandler {
  private static final System.Logger LOG = System.getLogger(MediaRefusals.class.getName());
  private static final String RETRY_AFTER_SECONDS = "2";

  private final HttpHandler application;

  public MediaRefusals(HttpHandler application) {
    this.application = application;
  }

  @Override
  public HttpResponse handle(HttpRequest request) throws IOException {
    try {
      return application.handle(request);
    } catch (MediaException refusal) {
      throw MediaProblems.of(refusal).asException();
    } catch (UploadException refusal) {
      throw UploadProblems.of(refusal).asException();
    } catch (LiveException refusal) {
      throw LiveProblems.of(refusal).asException();
    } catch (SdkException failure) {
      if (!isOutage(failure)) {
        throw failure;
      }
      LOG.log(Level.ERROR, () -> request.route() + ": S3 does not answer", failure);
      return MediaProblems.storageUnavailable()
          .toResponse(request.context().requestId())
          .withHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
  }

  private static boolean isOutage(SdkException failure) {
    return !(failure instanceof SdkServiceException answered)
        || answered.statusCode() >= 500
        || answered.isThrottlingException();
  }
}
