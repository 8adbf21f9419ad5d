@NullMarked
package dev.vivace.peer;

import org.jspecify.annotations.NullMarked;
