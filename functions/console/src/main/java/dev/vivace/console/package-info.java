/**
 * The console function: a page to try everything with, the JavaScript client for any page, and the
 * API as an OpenAPI document. All of it is static, and open to everyone; what the page does, it
 * asks the API with its user's token.
 *
 * <p>S3 objects: none. IAM actions: none.
 */
@NullMarked
package dev.vivace.console;

import org.jspecify.annotations.NullMarked;
