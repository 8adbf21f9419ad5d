package dev.vivace.packaging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The names of functions that only debuggers and crash reports look up, at the end of a 64-bit
 * little-endian ELF file: sections {@code SHT_SYMTAB} and its strings (Tool Interface Standard,
 * "Executable and Linking Format", 1.2). They are a sixth of the VM's library, and a disk that
 * reads ahead gives them with the rest. The tables by which libraries find one another are others,
 * and stay.
 */
final class SymbolTables {
  private static final int SECTION_TABLE = 40;
  private static final int SECTION_COUNT = 60;
  private static final int HEADER_BYTES = 64;
  private static final int TYPE = 4;
  private static final int OFFSET = 24;
  private static final int SIZE = 32;
  private static final int LINK = 40;
  private static final int SHT_NULL = 0;
  private static final int SHT_SYMTAB = 2;

  private final ByteBuffer elf;

  private SymbolTables(byte[] file) {
    elf = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Cuts them off all libraries below a folder. */
  static void cutBelow(Path folder) throws IOException {
    for (Path file : FileTree.files(folder)) {
      if (ElfSymbolVersions.isElf(file)) {
        cut(file);
      }
    }
  }

  /** Cuts them off one library; does nothing where they are not at its end. */
  static void cut(Path library) throws IOException {
    SymbolTables tables = new SymbolTables(Files.readAllBytes(library));
    byte[] shorter = tables.cut();
    if (shorter.length < tables.elf.capacity()) {
      Files.write(library, shorter);
    }
  }

  /** The section table and the names of sections move to where the symbols began. */
  private byte[] cut() {
    int symbols = symbolTable();
    if (symbols < 0) {
      return elf.array();
    }
    int strings = header(elf.getInt(symbols + LINK));
    int names = header(Short.toUnsignedInt(elf.getShort(SECTION_COUNT + 2)));
    int begin = (int) elf.getLong(symbols + OFFSET);
    int table = (int) elf.getLong(SECTION_TABLE);
    int tableBytes = sections() * HEADER_BYTES;
    if (isFollowed(begin, List.of(symbols, strings, names)) || table < begin) {
      return elf.array();
    }
    int nameBytes = (int) elf.getLong(names + SIZE);
    int newTable = Math.ceilDiv(begin + nameBytes, Long.BYTES) * Long.BYTES;
    ByteBuffer shorter = ByteBuffer.allocate(newTable + tableBytes).order(ByteOrder.LITTLE_ENDIAN);
    shorter.put(0, elf, 0, begin);
    shorter.put(begin, elf, (int) elf.getLong(names + OFFSET), nameBytes);
    shorter.put(newTable, elf, table, tableBytes);
    shorter.putLong(SECTION_TABLE, newTable);
    shorter.putLong(newTable + names - table + OFFSET, begin);
    for (int gone : List.of(symbols, strings)) {
      shorter.putInt(newTable + gone - table + TYPE, SHT_NULL);
      shorter.putLong(newTable + gone - table + OFFSET, 0);
      shorter.putLong(newTable + gone - table + SIZE, 0);
    }
    return shorter.array();
  }

  /** The place of its header; negative where there is none. */
  private int symbolTable() {
    for (int i = 0; i < sections(); i++) {
      if (elf.getInt(header(i) + TYPE) == SHT_SYMTAB) {
        return header(i);
      }
    }
    return -1;
  }

  /** Whether other sections than the known ones lie behind a place. */
  private boolean isFollowed(int begin, List<Integer> known) {
    for (int i = 0; i < sections(); i++) {
      int header = header(i);
      if (!known.contains(header) && elf.getLong(header + OFFSET) >= begin) {
        return true;
      }
    }
    return false;
  }

  private int sections() {
    return Short.toUnsignedInt(elf.getShort(SECTION_COUNT));
  }

  private int header(int section) {
    return (int) elf.getLong(SECTION_TABLE) + section * HEADER_BYTES;
  }
}
