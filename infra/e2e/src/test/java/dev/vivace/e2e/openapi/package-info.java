/**
 * The OpenAPI document against the specification, the template, the functions' tables and what the
 * functions answer.
 */
@NullMarked
package dev.vivace.e2e.openapi;

import org.jspecify.annotations.NullMarked;
