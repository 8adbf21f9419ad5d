/** The tests of the clients, each in its own language, as part of the build. */
@NullMarked
package dev.vivace.clients;

import org.jspecify.annotations.NullMarked;
