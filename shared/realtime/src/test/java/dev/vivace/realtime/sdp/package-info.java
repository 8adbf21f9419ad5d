@NullMarked
package dev.vivace.realtime.sdp;

import org.jspecify.annotations.NullMarked;
