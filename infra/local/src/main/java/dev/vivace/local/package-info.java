/**
 * The local stack: the functions of {@code template.yaml} as processes behind a local API Gateway
 * and a local Lambda Runtime API, on an embedded S3. Everything listens on 127.0.0.1.
 *
 * <p>{@link dev.vivace.local.LocalStack} starts and ends it all; {@link dev.vivace.local.Main} is
 * its command line.
 *
 * <p>IAM actions: none; functions are given credentials that the embedded S3 knows. S3 objects:
 * none of its own.
 */
@NullMarked
package dev.vivace.local;

import org.jspecify.annotations.NullMarked;
