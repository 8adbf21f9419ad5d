@NullMarked
package dev.vivace.realtime.ice;

import org.jspecify.annotations.NullMarked;
