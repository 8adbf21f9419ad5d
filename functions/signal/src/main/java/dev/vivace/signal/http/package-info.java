/**
 * Signalling as HTTP, for all its operations: addresses, problems (RFC 9457), JSON.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.signal.http;

import org.jspecify.annotations.NullMarked;
