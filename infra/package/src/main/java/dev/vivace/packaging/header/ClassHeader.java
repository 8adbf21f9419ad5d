package dev.vivace.packaging.header;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;

/** The names in a class file's header, and the classes of Java among them. Names have slashes. */
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

  /** Returns a class of the Java that this runs on, not made ready, or nothing if it has none. */
  public static Optional<Class<?>> ofJava(String name) {
    try {
      ClassLoader loader = ClassLoader.getPlatformClassLoader();
      return Optional.of(Class.forName(name.replace('/', '.'), false, loader));
    } catch (ClassNotFoundException optional) {
      return Optional.empty();
    }
  }
}
