package dev.vivace.realtime.filter.builtin;

import dev.vivace.realtime.filter.I420Frame;
import java.util.function.Consumer;

/** The three planes of a frame. */
record Planes(Plane y, Plane u, Plane v) {
  static Planes of(I420Frame frame) {
    return new Planes(
        new Plane(frame.y(), frame.width(), frame.height()),
        new Plane(frame.u(), frame.chromaWidth(), frame.chromaHeight()),
        new Plane(frame.v(), frame.chromaWidth(), frame.chromaHeight()));
  }

  void each(Consumer<Plane> change) {
    change.accept(y);
    change.accept(u);
    change.accept(v);
  }
}
