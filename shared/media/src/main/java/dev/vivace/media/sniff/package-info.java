/**
 * The media type of a file, by its first bytes and its name (WHATWG MIME Sniffing, and Apache
 * Tika's table, of which the build keeps what is told apart here).
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.media.sniff;

import org.jspecify.annotations.NullMarked;
