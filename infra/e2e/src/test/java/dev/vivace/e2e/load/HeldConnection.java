package dev.vivace.e2e.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A connection of a client that sends what it wants to, as far as it is taken, and reads nothing.
 */
final class HeldConnection implements AutoCloseable {
  private static final int SMALL_BUFFER_BYTES = 4096;

  private final SocketChannel channel;
  private final ByteBuffer unsent;

  private HeldConnection(SocketChannel channel, ByteBuffer unsent) {
    this.channel = channel;
    this.unsent = unsent;
  }

  /** Connects and sends the text and so many bytes of a body. */
  static HeldConnection open(int port, String head, int bodyBytes) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER_BYTES);
    channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.configureBlocking(false);
    byte[] text = head.getBytes(US_ASCII);
    ByteBuffer unsent = ByteBuffer.allocate(text.length + bodyBytes).put(text).clear();
    HeldConnection held = new HeldConnection(channel, unsent);
    held.push();
    return held;
  }

  /** Sends more if there is more and the other side takes it; a lost connection is held no more. */
  void push() {
    try {
      channel.write(unsent);
    } catch (IOException e) {
      unsent.position(unsent.limit());
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
