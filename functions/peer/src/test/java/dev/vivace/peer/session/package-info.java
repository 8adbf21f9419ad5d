@NullMarked
package dev.vivace.peer.session;

import org.jspecify.annotations.NullMarked;
