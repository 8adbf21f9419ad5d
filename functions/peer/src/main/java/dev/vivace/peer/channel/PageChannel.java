package dev.vivace.peer.channel;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.vivace.realtime.filter.InvalidParameterException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/**
 * One channel. Everything is done by a thread of its own, in the order of arrival: libwebrtc's
 * callbacks only hand over.
 */
public final class PageChannel implements RTCDataChannelObserver, AutoCloseable {
  /** The largest message that is read, in bytes. */
  public static final int LARGEST = 16 * 1024;

  private static final System.Logger LOG = System.getLogger(PageChannel.class.getName());
  private static final int MOST_WAITING = 512;
  private static final long MOST_UNSENT_BYTES = 256 * 1024;

  private final RTCDataChannel channel;
  private final ChannelListener listener;
  private final MessageRate rate = new MessageRate();
  private final LongAdder ignored = new LongAdder();
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().daemon().name("channel").factory());
  private volatile boolean closed;

  /** Listens to a channel from now on. */
  public PageChannel(RTCDataChannel channel, ChannelListener listener) {
    this.channel = channel;
    this.listener = listener;
    run(() -> channel.registerObserver(this));
  }

  /** Messages that were not read: too large, too many, not JSON or of no known type. */
  public long ignored() {
    return ignored.sum();
  }

  /**
   * Sends a message, or drops it where the page reads too slowly.
   *
   * @param message members of a JSON object
   */
  public void send(Map<String, ?> message) {
    run(() -> sendNow(message));
  }

  @Override
  public void onMessage(RTCDataChannelBuffer buffer) {
    int size = buffer.data.remaining();
    switch (rate.of(System.nanoTime())) {
      case READ -> {
        if (buffer.binary || size > LARGEST) {
          ignored.increment();
        } else {
          byte[] text = new byte[size];
          buffer.data.get(text);
          run(() -> read(text));
        }
      }
      case DROP -> ignored.increment();
      case CLOSE -> {
        ignored.increment();
        flooded();
      }
    }
  }

  private void flooded() {
    if (!closed) {
      closed = true;
      LOG.log(Level.WARNING, "The channel is flooded and closed");
      thread.getQueue().clear();
      run(channel::close);
    }
  }

  private void read(byte[] text) {
    try {
      handle(JSON.std.mapFrom(text));
    } catch (JacksonException notJson) {
      ignored.increment();
    }
  }

  private void handle(Map<String, Object> message) {
    switch (String.valueOf(message.get("type"))) {
      case "parameters" -> set(message);
      case "ping" -> sendNow(reply("pong", message));
      case "stop" -> listener.stop();
      default -> ignored.increment();
    }
  }

  private void set(Map<String, Object> message) {
    try {
      Map<String, Object> reply = reply("parameters", message);
      reply.put("values", listener.set(values(message)));
      sendNow(reply);
    } catch (InvalidParameterException refused) {
      Map<String, Object> reply = reply("error", message);
      reply.put("parameter", refused.parameter());
      reply.put("detail", refused.getMessage());
      sendNow(reply);
    }
  }

  private static Map<String, Object> values(Map<String, Object> message) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (message.get("values") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> values.put(String.valueOf(name), value));
      return values;
    }
    throw new InvalidParameterException("values", "must be an object of parameters.");
  }

  private static Map<String, Object> reply(String type, Map<String, Object> message) {
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("type", type);
    if (message.get("id") instanceof Number id) {
      reply.put("id", id);
    }
    return reply;
  }

  private void sendNow(Map<String, ?> message) {
    if (closed || channel.getState() != RTCDataChannelState.OPEN) {
      return;
    }
    if (channel.getBufferedAmount() > MOST_UNSENT_BYTES) {
      ignored.increment();
      return;
    }
    ByteBuffer text = ByteBuffer.wrap(JSON.std.asString(message).getBytes(StandardCharsets.UTF_8));
    try {
      channel.send(new RTCDataChannelBuffer(text, false));
    } catch (Exception gone) { // webrtc-java declares no other
      LOG.log(Level.DEBUG, "A message could not be sent", gone);
    }
  }

  @Override
  public void onStateChange() {
    run(() -> {
      if (!closed && channel.getState() == RTCDataChannelState.CLOSED) {
        listener.gone();
      }
    });
  }

  @Override
  public void onBufferedAmountChange(long previous) {
    // Nobody waits for it.
  }

  private void run(Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException full) {
      ignored.increment();
    }
  }

  /**
   * Says a last word and listens no more. The connection closes the channel.
   *
   * @param last a message of its own
   */
  public void close(Map<String, ?> last) {
    send(last);
    close();
  }

  @Override
  public void close() {
    run(() -> {
      closed = true;
      channel.unregisterObserver();
    });
    thread.shutdown();
    try {
      if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "The channel did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
