/**
 * API Gateway REST proxy events as HTTP, and back: an event becomes an {@link
 * dev.vivace.lambda.http.HttpRequest}, an {@link dev.vivace.lambda.http.HttpResponse} becomes the
 * proxy JSON of a buffered integration or the prelude and body of a streamed one.
 *
 * <p>Sources: AWS, "Lambda proxy integrations in API Gateway" (payload format 1.0) and "Set up a
 * Lambda proxy integration with payload response streaming in API Gateway".
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.lambda.gateway;

import org.jspecify.annotations.NullMarked;
