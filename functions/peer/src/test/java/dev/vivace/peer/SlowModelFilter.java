package dev.vivace.peer;

import dev.vivace.realtime.filter.FilterCall;
import dev.vivace.realtime.filter.FilterDescription;
import dev.vivace.realtime.filter.I420Frame;
import dev.vivace.realtime.filter.ModelFilter;
import io.micronaut.context.annotation.Prototype;
import java.util.Arrays;
import java.util.concurrent.Semaphore;

/** Turns frames white once its model is loaded, which takes until a test lets it. */
@Prototype
final class SlowModelFilter implements ModelFilter {
  /** A permit lets one model be loaded. */
  static final Semaphore LOADS = new Semaphore(0);

  @Override
  public FilterDescription description() {
    return FilterDescription.video("slow-model", "Takes a while to load.");
  }

  @Override
  public void load(byte[] model) {
    LOADS.acquireUninterruptibly();
  }

  @Override
  public I420Frame filter(I420Frame frame, FilterCall call) {
    Arrays.fill(frame.y(), (byte) 235);
    return frame;
  }
}
