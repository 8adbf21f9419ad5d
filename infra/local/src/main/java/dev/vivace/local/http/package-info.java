/**
 * HTTP servers on the loopback interface: Jetty's core, requests handled on virtual threads so that
 * handlers may block.
 *
 * <p>Spec: HTTP/1.1 (RFC 9112), trailers included. IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.local.http;

import org.jspecify.annotations.NullMarked;
