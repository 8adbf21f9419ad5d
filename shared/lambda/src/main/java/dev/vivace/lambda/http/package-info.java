/**
 * Requests, answers and problems (RFC 9110, RFC 9457) as a function sees them, in no wire form.
 *
 * <p>API Gateway is the router. A function switches on {@link
 * dev.vivace.lambda.http.HttpRequest#route()} and parses no path itself. Errors are problems,
 * thrown as {@link dev.vivace.lambda.http.ProblemException} and written at the edge.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.lambda.http;

import org.jspecify.annotations.NullMarked;
