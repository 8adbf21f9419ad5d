@NullMarked
package dev.vivace.peer.video;

import org.jspecify.annotations.NullMarked;
