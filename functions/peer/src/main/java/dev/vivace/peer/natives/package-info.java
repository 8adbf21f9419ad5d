/**
 * libwebrtc in this process (webrtc-java): loaded once, one factory to the end of the process.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.peer.natives;

import org.jspecify.annotations.NullMarked;
