/**
 * Real-time video in Chromium: first frames, added delay, and what a peer takes of CPU and memory.
 */
@NullMarked
package dev.vivace.bench.realtime;

import org.jspecify.annotations.NullMarked;
