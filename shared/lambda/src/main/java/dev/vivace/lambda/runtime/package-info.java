/**
 * The Lambda Runtime API loop of a custom runtime, for any {@link
 * com.amazonaws.services.lambda.runtime.RequestStreamHandler}: what the handler writes to its
 * output is on the wire when it is flushed.
 *
 * <p>It speaks HTTP/1.1 on a plain socket, because no JDK client can send trailers, which are how a
 * runtime reports a failure in the middle of a streamed response.
 *
 * <p>Sources: AWS, "Using the Lambda runtime API for custom runtimes" (version 2018-06-01) and
 * "Building a custom runtime for AWS Lambda", section on response streaming; RFC 9112.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.lambda.runtime;

import org.jspecify.annotations.NullMarked;
