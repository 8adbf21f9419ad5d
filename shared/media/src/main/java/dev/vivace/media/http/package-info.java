/**
 * The parts of an HTTP server that the functions which deal with media have in common: their
 * answers in JSON, their problems (RFC 9457), and the addresses of their resources.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.media.http;

import org.jspecify.annotations.NullMarked;
