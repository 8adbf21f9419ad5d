package dev.vivace.packaging.reach;

import dev.vivace.packaging.header.ClassHeader;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Type;

/**
 * The methods of Java's own classes, which Java may call on whatever extends or implements them.
 */
final class JavaMethods {
  private final Map<String, Optional<Set<String>>> byClass = new HashMap<>();

  /**
   * Returns names with descriptors of a class's methods and of those above it, or nothing where
   * this Java has no such class.
   *
   * @param name with slashes
   */
  Optional<Set<String>> of(String name) {
    return byClass.computeIfAbsent(name, _ -> ClassHeader.ofJava(name).map(JavaMethods::methods));
  }

  private static Set<String> methods(Class<?> type) {
    Set<String> methods = new HashSet<>();
    add(type, methods);
    return methods;
  }

  private static void add(Class<?> type, Set<String> methods) {
    for (Method method : type.getDeclaredMethods()) {
      methods.add(method.getName() + Type.getMethodDescriptor(method));
    }
    if (type.getSuperclass() != null) {
      add(type.getSuperclass(), methods);
    }
    for (Class<?> parent : type.getInterfaces()) {
      add(parent, methods);
    }
  }
}
