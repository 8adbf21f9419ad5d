package dev.vivace.media.dimensions;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/** Builds files of hexadecimal digits, words and boxes. */
final class Built {
  private Built() {}

  /**
   * Words between blanks: {@code *9} stands for nine zero bytes, {@code 'moov} for four characters,
   * all else is hexadecimal digits.
   */
  static byte[] bytes(String words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String word : words.isEmpty() ? new String[0] : words.split(" ")) {
      if (word.startsWith("*")) {
        bytes.writeBytes(new byte[Integer.parseInt(word, 1, word.length(), 10)]);
      } else if (word.startsWith("'")) {
        bytes.writeBytes(word.substring(1).replace('_', ' ').getBytes(ISO_8859_1));
      } else {
        bytes.writeBytes(HexFormat.of().parseHex(word));
      }
    }
    return bytes.toByteArray();
  }

  static byte[] box(String type, byte[]... contents) {
    byte[] content = joined(contents);
    return joined(bytes("%08x".formatted(content.length + 8)), type.getBytes(ISO_8859_1), content);
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** The offset of these bytes in a file that has them. */
  static int indexOf(byte[] file, byte[] wanted) {
    int at = 0;
    while (!Arrays.equals(file, at, at + wanted.length, wanted, 0, wanted.length)) {
      at++;
    }
    return at;
  }
}
