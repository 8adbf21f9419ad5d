/** Who gets in, with which token or link, and what protects the browsers of those who do. */
@NullMarked
package dev.vivace.e2e.access;

import org.jspecify.annotations.NullMarked;
