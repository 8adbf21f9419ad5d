package dev.vivace.local.invocation;

/**
 * One call of a function.
 *
 * @param functionName the function to call
 * @param event its input, JSON in UTF-8; not copied, so not to be changed afterwards
 * @param mode how the answer is wanted
 * @param traceId value of {@code X-Amzn-Trace-Id}
 */
@SuppressWarnings("ArrayRecordComponent") // events are up to 6 MB; nobody compares invocations
public record Invocation(String functionName, byte[] event, ResponseMode mode, String traceId) {}
