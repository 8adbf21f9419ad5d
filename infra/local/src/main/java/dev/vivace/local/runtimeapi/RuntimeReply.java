package dev.vivace.local.runtimeapi;

import dev.vivace.local.http.JsonReply;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** An answer of the Runtime API to what a runtime posts. */
enum RuntimeReply {
  ACCEPTED(202, "{\"status\":\"OK\"}\n"),
  INVALID_REQUEST_ID(400, "InvalidRequestID", "Invalid request ID"),
  INVALID_MODE(400, "InvalidFunctionResponseMode", "Invalid function response mode"),
  TRUNCATED(400, "Runtime.TruncatedResponse", "The response ended before it was complete"),
  INVALID_STATE(403, "InvalidStateTransition", "The last event has not been answered"),
  TOO_LARGE(413, "Function.ResponseSizeTooLarge", "Exceeded maximum allowed payload size");

  private final int status;
  private final String json;

  RuntimeReply(int status, String json) {
    this.status = status;
    this.json = json;
  }

  RuntimeReply(int status, String errorType, String message) {
    this(status, "{\"errorMessage\":\"" + message + "\",\"errorType\":\"" + errorType + "\"}\n");
  }

  void send(Response response, Callback callback) {
    JsonReply.send(response, callback, status, json);
  }
}
