package dev.vivace.local.gateway;

/** The gateway's own error answers, as a REST API words them. */
enum GatewayError {
  BAD_REQUEST(400, "DEFAULT_4XX", "Bad Request Exception"),
  MISSING_AUTHENTICATION_TOKEN(403, "MISSING_AUTHENTICATION_TOKEN", "Missing Authentication Token"),
  REQUEST_TIMEOUT(408, "DEFAULT_4XX", "Request Timeout"),
  REQUEST_TOO_LARGE(413, "REQUEST_TOO_LARGE", "Request Entity Too Large"),
  THROTTLED(429, "THROTTLED", "Too Many Requests"),
  HEADERS_TOO_LARGE(431, "DEFAULT_4XX", "Request Header Fields Too Large"),
  /** The function could not be called; a throttled one is the case that happens. */
  INTEGRATION_FAILURE(500, "INTEGRATION_FAILURE", "Internal server error"),
  /** The function was called and failed, or its answer is none. */
  INTERNAL_SERVER_ERROR(502, "DEFAULT_5XX", "Internal server error"),
  INTEGRATION_TIMEOUT(504, "INTEGRATION_TIMEOUT", "Endpoint request timed out");

  private final int status;
  private final String responseType;
  private final String message;

  GatewayError(int status, String responseType, String message) {
    this.status = status;
    this.responseType = responseType;
    this.message = message;
  }

  /** The status unless the template gives another one. */
  int status() {
    return status;
  }

  /** The name of the gateway response in templates. */
  String responseType() {
    return responseType;
  }

  String message() {
    return message;
  }
}
