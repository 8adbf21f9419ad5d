/**
 * Calls a function as API Gateway does: an event of payload format 1.0 in, a proxy answer out.
 * Source: AWS, "Lambda proxy integrations in API Gateway".
 */
@NullMarked
package dev.vivace.testkit.gateway;

import org.jspecify.annotations.NullMarked;
