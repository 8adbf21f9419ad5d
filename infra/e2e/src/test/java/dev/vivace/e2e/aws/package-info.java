/**
 * The templates held against the code: routes, roles, environment variables, events, parameters;
 * and an S3 that is not ours.
 */
@NullMarked
package dev.vivace.e2e.aws;

import org.jspecify.annotations.NullMarked;
