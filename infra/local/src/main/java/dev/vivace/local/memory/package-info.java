/**
 * The shares of the local stack's heap that it keeps for others: bodies on their way in, payloads
 * on their way out.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.local.memory;

import org.jspecify.annotations.NullMarked;
