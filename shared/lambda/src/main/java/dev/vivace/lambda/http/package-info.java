/**
 * API Gateway REST proxy events as HTTP: a gateway event becomes an {@link
 * dev.vivace.lambda.http.HttpRequest}, an {@link dev.vivace.lambda.http.HttpResponse} becomes the
 * proxy JSON of a buffered integration or the prelude and body of a streamed one.
 *
 * <p>API Gateway is the router. A function switches on {@link
 * dev.vivace.lambda.http.HttpRequest#route()} and parses no path itself. Errors are RFC 9457
 * problems, thrown as {@link dev.vivace.lambda.http.ProblemException} and written at the edge.
 *
 * <p>Sources: AWS, "Lambda proxy integrations in API Gateway" (payload format 1.0) and "Set up a
 * Lambda proxy integration with payload response streaming in API Gateway"; RFC 9110; RFC 9457.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.lambda.http;

import org.jspecify.annotations.NullMarked;
