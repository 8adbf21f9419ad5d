package dev.vivace.packaging.header;

import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;

/** The names in a class file's header, and in those of others. Names have slashes. */
public final class ClassHeader {
  private ClassHeader() {}

  /** Returns the superclass, which Object alone has not, and behind it the interfaces. */
  public static List<String> parents(ClassReader reader) {
    return Stream.concat(
            Stream.ofNullable(reader.getSuperName()), Stream.of(reader.getInterfaces()))
        .toList();
  }

  /** Returns the name of the package that a class is in; it is empty for the unnamed one. */
  public static String packageOf(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }
}
