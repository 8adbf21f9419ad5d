package dev.vivace.lambda.http;

/**
 * The request as API Gateway knows it, from the event's {@code requestContext}.
 *
 * @param requestId the gateway's id of the request, also in {@code x-amzn-RequestId}
 * @param domainName the API's own domain; set by API Gateway, not by the client's Host. Empty where
 *     the event has none
 * @param stage the deployed stage, such as {@code prod}; empty where the event has none
 * @param sourceIp the peer's address; empty where the event has none
 */
public record RequestContext(String requestId, String domainName, String stage, String sourceIp) {}
