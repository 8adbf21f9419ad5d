package dev.vivace.lambda.gateway;

/** The integration of a route in API Gateway, which decides the form of every answer. */
public enum Integration {
  /** The answer is one JSON object (AWS, "Output format of a Lambda function for proxy"). */
  BUFFERED,
  /** {@code ResponseTransferMode: RESPONSE_STREAM}: a prelude, eight NUL bytes, the body. */
  STREAMED
}
