@NullMarked
package dev.vivace.audio;

import org.jspecify.annotations.NullMarked;
