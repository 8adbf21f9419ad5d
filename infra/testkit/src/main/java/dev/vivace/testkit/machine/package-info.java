/** Programs and libraries of the machine that the tests run on. */
@NullMarked
package dev.vivace.testkit.machine;

import org.jspecify.annotations.NullMarked;
