@NullMarked
package dev.vivace.peer.models;

import org.jspecify.annotations.NullMarked;
