/**
 * The templates that are deployed to AWS, {@code template.yaml}, {@code infra/cdn/template.yaml}
 * and {@code infra/events/template.yaml}: as documents, as CloudFormation evaluates them, and by
 * AWS's own tools. No function runs here.
 */
@NullMarked
package dev.vivace.e2e.template;

import org.jspecify.annotations.NullMarked;
