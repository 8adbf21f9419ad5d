/**
 * The API's OpenAPI document (3.1.0), and whether requests and answers are as it has them. What it
 * does not tell of is a complaint, too.
 */
@NullMarked
package dev.vivace.testkit.openapi;

import org.jspecify.annotations.NullMarked;
