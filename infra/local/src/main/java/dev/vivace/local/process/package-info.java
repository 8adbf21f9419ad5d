/**
 * Runs functions as processes: each one is started from {@code <packages>/<LogicalId>/bootstrap}
 * with Lambda's environment and a Runtime API port of its own.
 *
 * <p>A function has a pool of processes. One process has one request at a time; a busy function
 * gets another process up to a limit, then requests wait, then they are throttled. As many
 * processes start at once as there are cores, and a request has whichever is free first. An idle
 * process is ended after a while, the last one stays. A crashed one is replaced. An invocation over
 * its function's time limit ends with its process.
 *
 * <p>Sources: AWS Lambda developer guide, "Lambda execution environment lifecycle" and "Defined
 * runtime environment variables".
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.local.process;

import org.jspecify.annotations.NullMarked;
