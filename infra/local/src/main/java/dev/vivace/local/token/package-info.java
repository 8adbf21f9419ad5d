/** {@code make token}: a token on the command line, with no network. */
@NullMarked
package dev.vivace.local.token;

import org.jspecify.annotations.NullMarked;
