/**
 * Single requests to S3 past the SDK's pipeline. A cold start of the SDK's client for one HEAD
 * takes 50 ms of a core: its models, its signer on the JCA, its chain of interceptors, its parser
 * of dates. Here a request is put together from a few header fields, signed by the CRT, and sent by
 * the HTTP client that the SDK uses, too.
 *
 * <p>Nothing is decided here but what S3 answers plainly: done, no such key, or a condition that
 * does not hold. Whatever else comes, the caller asks the SDK's client the same again, which
 * retries, reads errors and throws them. So a request that was lost on its way counts as the first
 * of the SDK's attempts. A write under a condition keeps its condition then: as between two
 * attempts of the SDK, 412 may tell of the writer's own first attempt.
 *
 * <p>Answers are told apart by {@code instanceof}: a switch over types is linked at its first run,
 * by code made then, which no cache keeps and which takes a cold start some milliseconds.
 *
 * <p>Sources: Amazon S3 API Reference, "Authenticating requests (AWS Signature Version 4)",
 * HeadObject, GetObject, PutObject; Amazon S3 User Guide, "Checking object integrity".
 *
 * <p>IAM actions and objects: those of whoever calls.
 */
@NullMarked
package dev.vivace.media.s3.direct;

import org.jspecify.annotations.NullMarked;
