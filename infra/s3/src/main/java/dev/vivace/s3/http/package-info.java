/**
 * The HTTP server: S3Proxy behind a guard.
 *
 * <p>The guard answers preflights, lets in who has signed, and refuses what S3 refuses and S3Proxy
 * takes. It does so before a body is read: no byte is kept for whoever is not let in. Slow clients
 * hold a connection for a bounded time, and no thread of the operating system.
 */
@NullMarked
package dev.vivace.s3.http;

import org.jspecify.annotations.NullMarked;
