@NullMarked
package dev.vivace.peer.sdp;

import org.jspecify.annotations.NullMarked;
