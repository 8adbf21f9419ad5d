/**
 * Makes the folder of each function that {@code sam build} ships and the local stack starts: a
 * jlinked Java runtime, one application jar, the natives it needs and {@code bootstrap}.
 *
 * <p>Sources: AWS, "Deploy functions with OS-only runtimes" (a custom runtime's {@code bootstrap}
 * in {@code LAMBDA_TASK_ROOT}); JEP 282 (jlink).
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.packaging;

import org.jspecify.annotations.NullMarked;
