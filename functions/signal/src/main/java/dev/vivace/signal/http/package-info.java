/**
 * What the operations of signalling have in common as HTTP: addresses, problems (RFC 9457), JSON.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.signal.http;

import org.jspecify.annotations.NullMarked;
