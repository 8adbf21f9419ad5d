/**
 * The templates that are deployed to AWS, {@code template.yaml} and {@code
 * infra/cdn/template.yaml}, held against the code: routes, roles, environment variables. Functions
 * run in this process, on the embedded S3.
 */
@NullMarked
package dev.vivace.e2e.aws;

import org.jspecify.annotations.NullMarked;
