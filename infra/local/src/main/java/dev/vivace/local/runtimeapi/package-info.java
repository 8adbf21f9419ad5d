/**
 * Lambda's Runtime API, version 2018-06-01, and its Invoke API, version 2015-03-31, on the loopback
 * interface.
 *
 * <p>Every process of a function has a Runtime API port of its own, so an invocation is tied to its
 * process without guessing. A response arrives on {@code POST …/response}, whole or as chunks with
 * the trailers {@code Lambda-Runtime-Function-Error-Type} and {@code -Body}, and is passed to the
 * caller's {@link dev.vivace.local.invocation.ResponsePipe} as it comes.
 *
 * <p>Sources: AWS Lambda developer guide, "Using the Lambda runtime API for custom runtimes" and
 * "Building a custom runtime for response streaming"; replies as the Lambda Runtime Interface
 * Emulator gives them.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.local.runtimeapi;

import org.jspecify.annotations.NullMarked;
