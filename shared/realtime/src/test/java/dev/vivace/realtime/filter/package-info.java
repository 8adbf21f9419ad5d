@NullMarked
package dev.vivace.realtime.filter;

import org.jspecify.annotations.NullMarked;
