/**
 * The data channel of a session's page: one JSON object a message, small and not too many.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.peer.channel;

import org.jspecify.annotations.NullMarked;
