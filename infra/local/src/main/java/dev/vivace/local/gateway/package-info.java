/**
 * A local API Gateway: a REST API with Lambda proxy integrations, buffered and streamed.
 *
 * <p>Routes, binary media types, error answers and throttling come from the template. Events have
 * payload format 1.0; limits and error answers are AWS's: 10 MB for a request, 6 MB for an event
 * and for a buffered answer, 29 s for a buffered integration, {@code TimeoutInMillis} for a
 * streamed one.
 *
 * <p>A streamed answer begins with a prelude, {@code
 * application/vnd.awslambda.http-integration-response}: JSON, eight NUL bytes, then the body. A
 * function that fails after the prelude leaves a client with a cut connection. A client that goes
 * away is not reported to the function.
 *
 * <p>What clients may hold of the machine is bounded: bytes on their way in and out, and the time
 * that they may send or take nothing.
 *
 * <p>Sources: Amazon API Gateway developer guide, "Lambda proxy integrations", "Stream the
 * integration response for your proxy integrations" and "Amazon API Gateway quotas". This package
 * knows functions by {@link dev.vivace.local.invocation.Invoker} only.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.local.gateway;

import org.jspecify.annotations.NullMarked;
