@NullMarked
package dev.vivace.realtime.wiring;

import org.jspecify.annotations.NullMarked;
