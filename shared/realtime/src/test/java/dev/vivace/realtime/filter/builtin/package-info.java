@NullMarked
package dev.vivace.realtime.filter.builtin;

import org.jspecify.annotations.NullMarked;
