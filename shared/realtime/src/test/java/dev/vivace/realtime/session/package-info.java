@NullMarked
package dev.vivace.realtime.session;

import org.jspecify.annotations.NullMarked;
