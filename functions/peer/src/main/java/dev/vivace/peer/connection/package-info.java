/**
 * Connections of WebRTC: an offer is answered, candidates are gathered for a second at most, and
 * what the connection does is told to the session.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.peer.connection;

import org.jspecify.annotations.NullMarked;
