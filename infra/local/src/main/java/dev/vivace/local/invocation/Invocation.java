package dev.vivace.local.invocation;

/**
 * One call of a function.
 *
 * @param functionName the function to call
 * @param event its input; whoever runs the invocation lets it go
 * @param mode how the answer is wanted
 * @param traceId value of {@code X-Amzn-Trace-Id}
 */
public record Invocation(String functionName, Event event, ResponseMode mode, String traceId) {}
