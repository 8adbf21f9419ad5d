package dev.vivace.local.gateway;

/** The gateway's own error answers, as a REST API words them. */
enum GatewayError {
  BAD_REQUEST(400, "Bad Request Exception"),
  MISSING_AUTHENTICATION_TOKEN(403, "Missing Authentication Token"),
  REQUEST_TOO_LARGE(413, "Request Entity Too Large"),
  THROTTLED(429, "Too Many Requests"),
  INTERNAL_SERVER_ERROR(502, "Internal server error"),
  INTEGRATION_TIMEOUT(504, "Endpoint request timed out");

  private final int status;
  private final String message;

  GatewayError(int status, String message) {
    this.status = status;
    this.message = message;
  }

  int status() {
    return status;
  }

  String json() {
    return "{\"message\":\"" + message + "\"}";
  }
}
