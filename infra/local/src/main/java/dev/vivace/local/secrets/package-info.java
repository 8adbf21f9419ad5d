/** Secrets Manager on a laptop: the one secret that functions verify tokens with. */
@NullMarked
package dev.vivace.local.secrets;

import org.jspecify.annotations.NullMarked;
