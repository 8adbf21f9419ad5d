@NullMarked
package dev.vivace.pcm;

import org.jspecify.annotations.NullMarked;
