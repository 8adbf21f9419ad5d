package dev.vivace.realtime.filter.builtin;

/** One plane of a frame: unsigned bytes, row after row. */
@SuppressWarnings("ArrayRecordComponent") // a view of a frame's own bytes, never compared
record Plane(byte[] bytes, int width, int height) {}
