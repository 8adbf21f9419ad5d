package dev.vivace.packaging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Empty shared libraries in place of those that libwebrtc names for desktops: sound cards, screens,
 * cameras. Lambda has none of them. Their functions are bound when they are first called, and
 * without devices nobody calls them.
 *
 * @see <a href="https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html">ELF, chapters 4 and
 *     5</a>
 */
final class StubLibraries {
  private static final List<String> NAMES =
      List.of(
          "libpulse.so.0",
          "libudev.so.1",
          "libX11.so.6",
          "libXfixes.so.3",
          "libXrandr.so.2",
          "libXcomposite.so.1",
          "libdbus-1.so.3");

  private static final int HEADER_BYTES = 64;
  private static final int SEGMENT_BYTES = 56;
  private static final int SYMBOL_BYTES = 24;
  private static final int HASH_BYTES = 16;
  private static final int DYNAMIC_ENTRIES = 7;
  private static final int DYNAMIC_BYTES = DYNAMIC_ENTRIES * 16;
  private static final int TABLES_AT = HEADER_BYTES + 3 * SEGMENT_BYTES;
  private static final int PAGE_BYTES = 0x10000;

  private static final int READ_WRITE = 6;
  private static final int LOAD = 1;
  private static final int DYNAMIC = 2;
  private static final int STACK = 0x6474e551;

  private StubLibraries() {}

  /** Writes them into a folder; on another system than Linux there are none to write. */
  static void write(Path folder) throws IOException {
    if (System.getProperty("os.name").equals("Linux")) {
      for (String name : NAMES) {
        Files.write(folder.resolve(name), library(name));
      }
    }
  }

  /** A library without a symbol: tables, and the dynamic section that leads to them. */
  static byte[] library(String soname) {
    byte[] strings = ("\0" + soname + "\0").getBytes(StandardCharsets.US_ASCII);
    int symbolsAt = TABLES_AT;
    int hashAt = symbolsAt + SYMBOL_BYTES;
    int dynamicAt = hashAt + HASH_BYTES;
    int stringsAt = dynamicAt + DYNAMIC_BYTES;
    int size = stringsAt + strings.length;
    ByteBuffer elf = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    putHeader(elf);
    putSegment(elf, LOAD, 0, size, PAGE_BYTES);
    putSegment(elf, DYNAMIC, dynamicAt, DYNAMIC_BYTES, 8);
    // Without it, the loader would make every thread's stack executable.
    putSegment(elf, STACK, 0, 0, 16);
    elf.position(hashAt).putInt(1).putInt(1).putInt(0).putInt(0);
    elf.position(dynamicAt);
    elf.putLong(14).putLong(1); // DT_SONAME, behind the empty string
    elf.putLong(4).putLong(hashAt); // DT_HASH
    elf.putLong(5).putLong(stringsAt); // DT_STRTAB
    elf.putLong(6).putLong(symbolsAt); // DT_SYMTAB
    elf.putLong(10).putLong(strings.length); // DT_STRSZ
    elf.putLong(11).putLong(SYMBOL_BYTES); // DT_SYMENT
    elf.putLong(0).putLong(0); // DT_NULL
    elf.put(strings);
    return elf.array();
  }

  private static void putHeader(ByteBuffer elf) {
    elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
    elf.putShort((short) 3).putShort(machine()).putInt(1);
    elf.putLong(0).putLong(HEADER_BYTES).putLong(0).putInt(0);
    elf.putShort((short) HEADER_BYTES).putShort((short) SEGMENT_BYTES).putShort((short) 3);
    elf.putShort((short) 64).putShort((short) 0).putShort((short) 0);
  }

  /** In memory it is where it is in the file. */
  private static void putSegment(ByteBuffer elf, int type, int at, int size, int alignment) {
    elf.putInt(type).putInt(READ_WRITE);
    elf.putLong(at).putLong(at).putLong(at).putLong(size).putLong(size).putLong(alignment);
  }

  private static short machine() {
    return (short) (System.getProperty("os.arch").equals("aarch64") ? 183 : 62);
  }
}
