package dev.vivace.media.sniff;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Tells text from bytes that only begin like it. With a byte order mark, all of it has to be
 * characters of that encoding; without one, there are no control characters but those of text
 * (WHATWG, MIME Sniffing, section 7.2).
 */
final class PlainText {
  private PlainText() {}

  static boolean isIn(byte[] bytes) {
    Head head = Head.of(bytes);
    if (head.matches(0, "\u00fe\u00ff")) {
      return isTextOf(StandardCharsets.UTF_16BE, bytes, 2);
    }
    if (head.matches(0, "\u00ff\u00fe")) {
      return isTextOf(StandardCharsets.UTF_16LE, bytes, 2);
    }
    if (head.matches(0, "\u00ef\u00bb\u00bf")) {
      return isTextOf(StandardCharsets.UTF_8, bytes, 3);
    }
    for (byte value : bytes) {
      if (isBinary(value & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /** Behind the mark; a character may be cut at the end. */
  private static boolean isTextOf(Charset charset, byte[] bytes, int markBytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes, markBytes, bytes.length - markBytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    if (charset.newDecoder().decode(in, out, false).isError()) {
      return false;
    }
    return out.flip().codePoints().allMatch(PlainText::isCharacter);
  }

  private static boolean isCharacter(int codePoint) {
    return Character.isDefined(codePoint)
        && Character.getType(codePoint) != Character.PRIVATE_USE
        && !isBinary(codePoint);
  }

  /** Of the control characters, tab, line feed, form feed, carriage return and escape are text. */
  private static boolean isBinary(int value) {
    return value < 0x20
        && value != '\t'
        && value != '\n'
        && value != '\f'
        && value != '\r'
        && value != 0x1b;
  }
}
