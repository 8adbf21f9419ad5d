/**
 * Makes one JSON document of {@code docs/openapi.yaml} and the files that it refers to (OpenAPI
 * Specification 3.1.0), when Vivace is built. Functions take the document along, and no code of
 * this.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.openapi;

import org.jspecify.annotations.NullMarked;
