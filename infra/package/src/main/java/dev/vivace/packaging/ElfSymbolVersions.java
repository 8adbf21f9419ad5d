package dev.vivace.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The symbol versions that a shared object needs of others, such as {@code GLIBC_2.17}: the section
 * {@code SHT_GNU_verneed} of a 64-bit little-endian ELF file (Linux Standard Base, "Symbol
 * Versioning").
 */
final class ElfSymbolVersions {
  private static final int MAGIC = 0x464c457f;
  private static final int SECTION_HEADER_BYTES = 64;
  private static final int SHT_GNU_VERNEED = 0x6ffffffe;

  private final ByteBuffer elf;

  private ElfSymbolVersions(byte[] file) {
    elf = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Whether it begins as an ELF file does. */
  static boolean isElf(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(4);
      return head.length == 4
          && ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt() == MAGIC;
    }
  }

  /**
   * All versions that the file needs.
   *
   * @throws IOException if it is cut short or no such file
   */
  static SortedSet<String> neededBy(Path file) throws IOException {
    try {
      return new ElfSymbolVersions(Files.readAllBytes(file)).needed();
    } catch (IndexOutOfBoundsException | BufferUnderflowException cut) {
      throw new IOException(file + " is no whole 64-bit ELF file", cut);
    }
  }

  private SortedSet<String> needed() {
    long sectionHeaders = elf.getLong(40);
    int sections = Short.toUnsignedInt(elf.getShort(60));
    SortedSet<String> versions = new TreeSet<>();
    for (int i = 0; i < sections; i++) {
      int header = (int) sectionHeaders + i * SECTION_HEADER_BYTES;
      if (elf.getInt(header + 4) == SHT_GNU_VERNEED) {
        int strings = (int) sectionHeaders + elf.getInt(header + 40) * SECTION_HEADER_BYTES;
        collect((int) elf.getLong(header + 24), (int) elf.getLong(strings + 24), versions);
      }
    }
    return versions;
  }

  /** Follows {@code Elfxx_Verneed} from library to library, {@code Elfxx_Vernaux} in each. */
  private void collect(int firstLibrary, int strings, SortedSet<String> versions) {
    int library = firstLibrary;
    int nextLibrary;
    do {
      int version = library + elf.getInt(library + 8);
      int nextVersion;
      do {
        versions.add(text(strings + elf.getInt(version + 8)));
        nextVersion = elf.getInt(version + 12);
        version += nextVersion;
      } while (nextVersion != 0);
      nextLibrary = elf.getInt(library + 12);
      library += nextLibrary;
    } while (nextLibrary != 0);
  }

  private String text(int start) {
    int end = start;
    while (elf.get(end) != 0) {
      end++;
    }
    return new String(elf.array(), start, end - start, StandardCharsets.US_ASCII);
  }
}
